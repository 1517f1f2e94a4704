import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createProvider } from '../../../src/testing/index.ts';
import { startReplica } from '../../support/servers/replica.ts';
import type { TestServer } from '../../support/servers/server.ts';
import { sum } from '../report/statistics.ts';
import { converse, type Conversed } from './converse.ts';
import {
  countChanged,
  countUnredeemable,
  noteOf,
  referencesIn,
  type SeenRequest,
} from './judge.ts';
import { createKiller } from './killer.ts';
import { scriptedAnswer } from './script.ts';

/** What a fault run does. */
export interface FaultRunOptions {
  readonly conversations: number;
  /** Of the moments at which processes are killed. */
  readonly seed: number;
}

/** What came of it. */
export interface FaultReport {
  readonly requests: number;
  readonly kills: number;
  readonly askedAgain: number;
  /** Why the provider refused requests. */
  readonly refusals: readonly string[];
  /** References that the model saw, and those of them that cannot be redeemed any more. */
  readonly references: number;
  readonly unredeemable: number;
  /** Requests whose bytes no request of the same conversation has where nothing is killed. */
  readonly changed: number;
  /** Why conversations did not come to their end. */
  readonly failures: readonly string[];
}

/** Conversations that are being had at the same time. */
const AT_ONCE = 6;

/**
 * Conversations over two proxies that share a store, either of which gets each second request, while they are
 * killed (`SIGKILL`) in the midst of their work and started again.
 */
export async function runWithFaults(options: FaultRunOptions): Promise<FaultReport> {
  await using opened = new AsyncDisposableStack();
  const seen: SeenRequest[] = [];
  const provider = opened.use(
    createProvider({
      bodies: 'latest',
      stream: { delayMs: 1 },
      script: (request) => {
        seen.push(noteOf(request));
        killer.count();
        return scriptedAnswer(request);
      },
    }),
  );
  const directory = mkdtempSync(join(tmpdir(), 'headroom-faults-'));
  opened.defer(() => rmSync(directory, { recursive: true, force: true }));
  const place = { directory, upstream: await provider.listen() };
  const replicas = await Promise.all([startReplica(place), startReplica(place)]);
  for (const replica of replicas) opened.use(replica);
  const killer = createKiller(replicas, options.seed);

  const conversed = await converseAll(options, replicas);
  await killer.settled();
  const references = referencesIn(seen);
  return {
    requests: seen.length,
    kills: killer.kills,
    askedAgain: sum(conversed.map(({ askedAgain }) => askedAgain)),
    refusals: provider.requests.flatMap(({ refusal }) => refusal ?? []),
    references: references.size,
    unredeemable: await countUnredeemable(references, replicas),
    changed: await countChanged(seen, options.conversations),
    failures: conversed.flatMap(({ failure }) => failure ?? []),
  };
}

async function converseAll(
  { conversations }: FaultRunOptions,
  replicas: readonly TestServer[],
): Promise<readonly Conversed[]> {
  const conversed: Conversed[] = [];
  const waiting = Array.from({ length: conversations }, (_, index) => index).values();
  const worker = async (): Promise<void> => {
    for (const index of waiting) {
      const fetch = balanced(replicas, index);
      conversed.push(await converse(index, { fetch, headroom: undefined }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return conversed;
}

/** Sends each request to the next replica, those that are sent again too. */
function balanced(replicas: readonly TestServer[], start: number): typeof globalThis.fetch {
  let next = start;
  return (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    next += 1;
    return fetch(new URL(pathname, replicas[next % replicas.length]?.url), init);
  };
}
