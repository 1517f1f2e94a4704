import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { orNothing } from '../peer.ts';
import { type BenchRow, rowFrom } from '../samples.ts';
import { bodyRows } from './bodies.ts';
import { startContestant } from './contestant.ts';
import type { Lineup } from './lineup.ts';
import { headroomProxy, peerProxy, type Place, plainRelay } from './programs.ts';
import { benchProvider } from './provider.ts';
import { streamRows } from './streams.ts';

/** What is measured besides the proxy, and for how long. */
export interface ProxyBenchOptions {
  readonly withPeer: boolean;
  /** Of many streams at once, for each program. */
  readonly seconds: number;
}

const STARTS = 10;

/** What the proxy adds to requests and streams against a relay that does nothing, and how long it takes to start. */
export async function runProxy(options: ProxyBenchOptions): Promise<readonly BenchRow[]> {
  await using opened = new AsyncDisposableStack();
  const cwd = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  opened.defer(() => rmSync(cwd, { recursive: true, force: true }));
  const provider = opened.use(await benchProvider());
  const place = { cwd, upstream: provider.url };
  const start = await startRow(place);
  const relay = opened.use(await startContestant(await plainRelay(place)));
  const headroom = opened.use(await startContestant(await headroomProxy(place)));
  const startPeer = async (): Promise<Lineup['peer']> =>
    opened.use(await startContestant(await peerProxy(place)));
  const peer = options.withPeer ? await orNothing(startPeer) : undefined;
  const lineup = { relay, headroom, peer };
  return [
    ...(await bodyRows(lineup)),
    ...(await streamRows(lineup, options.seconds)),
    { ...start, ...(peer === undefined ? {} : { peer: peer.startTime }) },
  ];
}

/** Milliseconds from the start of the command to its first answer. */
async function startRow(place: Place): Promise<BenchRow> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    await using started = await startContestant(await headroomProxy(place));
    times.push(started.startTime);
  }
  return rowFrom(times, { name: 'start', unit: 'ms', limit: 400 });
}
