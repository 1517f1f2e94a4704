import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createHeadroom, parseReferences } from '../../../src/index.ts';
import { createProvider, type ProviderRequest } from '../../../src/testing/index.ts';
import { startReplica } from '../../support/servers/replica.ts';
import type { TestServer } from '../../support/servers/server.ts';
import { sum } from '../statistics.ts';
import { converse, type Conversed, outputsOf } from './converse.ts';
import { createKiller } from './killer.ts';
import { conversationOf, scriptedAnswer } from './script.ts';

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
const AT_ONCE = 4;

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
  const replicas = [
    opened.use(await startReplica(place)),
    opened.use(await startReplica(place)),
  ] as const;
  const killer = createKiller(replicas, options.seed);

  const conversed = await converseAll(options, replicas);
  await killer.settled();
  const references = new Map(
    seen.flatMap(({ conversation, hashes }) => hashes.map((each) => [each, conversation] as const)),
  );
  return {
    requests: seen.length,
    kills: killer.kills,
    askedAgain: sum(conversed.map(({ askedAgain }) => askedAgain)),
    refusals: provider.requests.flatMap(({ refusal }) => refusal ?? []),
    references: references.size,
    unredeemable: await countUnredeemable(references, replicas),
    changed: await countChanged(options, seen),
    failures: conversed.flatMap(({ failure }) => failure ?? []),
  };
}

interface SeenRequest {
  readonly conversation: number;
  readonly digest: string;
  readonly hashes: readonly string[];
}

function noteOf(request: ProviderRequest): SeenRequest {
  const references = parseReferences(request.text.replaceAll('\\n', ' '));
  return {
    conversation: conversationOf(request),
    digest: hash('sha256', request.bytes),
    hashes: references.map((reference) => reference.hash),
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

/** References that do not lead to what a tool returned in their conversation, at one replica or the other. */
async function countUnredeemable(
  references: ReadonlyMap<string, number>,
  replicas: readonly TestServer[],
): Promise<number> {
  let count = 0;
  for (const [reference, conversation] of references) {
    const outputs = outputsOf(conversation);
    const originals = await Promise.all(
      replicas.map(async ({ url }) => {
        const answer = await fetch(new URL(`/v1/retrieve/${reference}`, url));
        const { original_content: original } = (await answer.json()) as {
          readonly original_content?: string;
        };
        return original ?? '';
      }),
    );
    if (!originals.every((original) => outputs.includes(original))) count += 1;
  }
  return count;
}

/** Has the same conversations in one process, and compares what is sent. */
async function countChanged(
  { conversations }: FaultRunOptions,
  seen: readonly SeenRequest[],
): Promise<number> {
  const expected = new Set<string>();
  const provider = createProvider({
    bodies: 'latest',
    script: (request) => {
      expected.add(noteOf(request).digest);
      return scriptedAnswer(request);
    },
  });
  await using headroom = createHeadroom({ store: 'memory' });
  for (let index = 0; index < conversations; index += 1) {
    await converse(index, { fetch: provider.fetch, headroom });
  }
  const sent = new Set(seen.map(({ digest }) => digest));
  return sent.symmetricDifference(expected).size;
}
