import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Agent } from 'undici';

import { historyOf } from '../exchange.ts';
import { orNothing } from '../peer.ts';
import { type BenchRow, millisecondsOf, rowFrom } from '../samples.ts';
import { bodyRows } from './bodies.ts';
import { requestChat } from './chat-request.ts';
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
/** Milliseconds after its start in which nobody asks a proxy. */
const QUIET = 1000;
/** Bytes of the request that comes then. */
const FIRST_BYTES = 20_000;

/** What the proxy adds to requests and streams against a relay that does nothing, and how long it takes to start. */
export async function runProxy(options: ProxyBenchOptions): Promise<readonly BenchRow[]> {
  await using opened = new AsyncDisposableStack();
  const cwd = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  opened.defer(() => rmSync(cwd, { recursive: true, force: true }));
  const provider = opened.use(await benchProvider());
  const place = { cwd, upstream: provider.url };
  const starts = await timeStarts(place);
  const relay = opened.use(await startContestant(await plainRelay(place)));
  const headroom = opened.use(await startContestant(await headroomProxy(place)));
  const startPeer = async (): Promise<Lineup['peer']> =>
    opened.use(await startContestant(await peerProxy(place)));
  const peer = options.withPeer ? await orNothing(startPeer) : undefined;
  const lineup = { relay, headroom, peer };
  return [
    ...(await bodyRows(lineup)),
    ...(await streamRows(lineup, options.seconds)),
    rowFrom(starts.firstRequests, { name: 'first-request', unit: 'ms' }),
    {
      ...rowFrom(starts.starts, { name: 'start', unit: 'ms', limit: 400 }),
      ...(peer === undefined ? {} : { peer: peer.startTime }),
    },
  ];
}

interface Starts {
  /** Milliseconds from the start of the command to its first answer. */
  readonly starts: readonly number[];
  /** Milliseconds that the first request of a client takes a little later. */
  readonly firstRequests: readonly number[];
}

async function timeStarts(place: Place): Promise<Starts> {
  const starts: number[] = [];
  const firstRequests: number[] = [];
  const client = new Agent();
  const body = JSON.stringify({ model: 'gpt-5.2', messages: historyOf(FIRST_BYTES) });
  for (let start = 0; start < STARTS; start += 1) {
    await using started = await startContestant(await headroomProxy(place));
    starts.push(started.startTime);
    await pause(QUIET);
    const ask = async (): Promise<unknown> =>
      (await requestChat(client, { url: started.url, body })).body.text();
    firstRequests.push(await millisecondsOf(ask));
  }
  await client.close();
  return { starts, firstRequests };
}
