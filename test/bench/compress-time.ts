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

/** A Headroom, and the peer beside it. */
export interface Timed {
  readonly headroom: Headroom;
  readonly peer: PeerTimer | undefined;
}

interface Contestants extends Timed {
  readonly suffix: string;
}

async function rowsWith(input: BenchInput, contestants: Contestants): Promise<readonly BenchRow[]> {
  const name = `${input.name}${contestants.suffix}`;
  return [
    { ...(await newContentRow(input, contestants)), name, limit: input.limit },
    await timedRow(input, contestants, { name: `${name}-repeated`, seedOf: () => 0 }),
  ];
}

/** The whole `compress()` call on new content each time, beside the peer's. */
export function newContentRow(input: TimedInput, timed: Timed): Promise<BenchRow> {
  return timedRow(input, timed, { name: input.name, seedOf: (iteration) => iteration });
}

async function timedRow(
  input: TimedInput,
  timed: Timed,
  { name, seedOf }: { readonly name: string; readonly seedOf: (iteration: number) => number },
): Promise<BenchRow> {
  const times = await timeAll(input, timed, seedOf);
  return { ...rowFrom(times.ours, { name, unit: 'ms' }), ...peerOf(times) };
}

type TimedInput = Omit<BenchInput, 'limit'>;

interface Times {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** Ours and theirs in turn, so that a busy machine is busy for both. */
async function timeAll(
  { text, iterations, warmUp }: TimedInput,
  { headroom, peer }: Timed,
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
