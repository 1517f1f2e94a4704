import { compressRows, type PeerTimer } from './compress-time.ts';
import { importRows } from './import-time.ts';
import { inputs } from './inputs.ts';
import { loopRows } from './loop-time.ts';
import { memoryRows } from './memory.ts';
import type { BenchRow } from './samples.ts';
import { turnRows } from './turn-time.ts';

/** The engine's speed and memory: whole calls, turns of a growing conversation, the event loop, import, peak memory. */
export async function runEngine(peer: PeerTimer | undefined): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const input of inputs) rows.push(...(await compressRows(input, peer)));
  rows.push(...(await turnRows()), ...(await loopRows()), ...importRows(), ...memoryRows());
  return rows;
}
