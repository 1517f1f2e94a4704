import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createHeadroom, type Headroom } from '../../src/index.ts';
import { type ChatMessage, oneToolResult } from '../eval/conversation.ts';
import { type BenchInput, question } from './inputs.ts';
import { type BenchRow, collectGarbage, millisecondsOf, rowFrom } from './samples.ts';

/** Times the peer's call on the same messages; milliseconds. */
export type PeerTimer = (messages: readonly ChatMessage[]) => Promise<number>;

/** The whole `compress()` call on new content each time and on the same again, with each store. */
export async function compressRows(
  input: BenchInput,
  peer: PeerTimer | undefined,
): Promise<readonly BenchRow[]> {
  await using memory = createHeadroom({ store: 'memory', mode: 'balanced' });
  const directory = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  try {
    await using sqlite = createHeadroom({ store: 'sqlite', directory, mode: 'balanced' });
    return [
      ...(await rowsWith(input, { headroom: memory, suffix: '', peer })),
      ...(await rowsWith(input, { headroom: sqlite, suffix: '-sqlite', peer: undefined })),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Contestants {
  readonly headroom: Headroom;
  readonly suffix: string;
  readonly peer: PeerTimer | undefined;
}

async function rowsWith(input: BenchInput, contestants: Contestants): Promise<readonly BenchRow[]> {
  const name = `${input.name}${contestants.suffix}`;
  const fresh = await timeAll(input, contestants, (iteration) => iteration);
  const repeated = await timeAll(input, contestants, () => 0);
  return [
    { ...rowFrom(fresh.ours, { name, unit: 'ms', limit: input.limit }), ...peerOf(fresh) },
    { ...rowFrom(repeated.ours, { name: `${name}-repeated`, unit: 'ms' }), ...peerOf(repeated) },
  ];
}

interface Times {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** Ours and theirs in turn, so that a busy machine is busy for both. */
async function timeAll(
  { text, iterations, warmUp }: BenchInput,
  { headroom, peer }: Contestants,
  seedOf: (iteration: number) => number,
): Promise<Times> {
  const ours: number[] = [];
  const theirs: number[] = [];
  collectGarbage();
  for (let iteration = 0; iteration < warmUp + iterations; iteration += 1) {
    const messages = oneToolResult(text(seedOf(iteration)), question);
    const options = { model: 'gpt-4o', retrieval: 'tool' } as const;
    const elapsed = await millisecondsOf(() => headroom.compress(messages, options));
    // The peer needs no warming up for each store and each content of its own.
    if (iteration >= warmUp - PEER_WARM_UP && peer !== undefined) theirs.push(await peer(messages));
    if (iteration >= warmUp) ours.push(elapsed);
  }
  return { ours, theirs: theirs.slice(PEER_WARM_UP) };
}

const PEER_WARM_UP = 2;

function peerOf({ theirs }: Times): Pick<BenchRow, 'peer'> {
  return theirs.length === 0 ? {} : { peer: rowFrom(theirs, { name: '', unit: 'ms' }).p50 };
}
