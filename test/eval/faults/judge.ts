import { hash } from 'node:crypto';

import { createHeadroom, parseReferences } from '../../../src/index.ts';
import { createProvider, type ProviderRequest } from '../../../src/testing/index.ts';
import type { TestServer } from '../../support/servers/server.ts';
import { converse, outputsOf } from './converse.ts';
import { conversationOf, scriptedAnswer } from './script.ts';

/** What is kept of a request that the provider answered. */
export interface SeenRequest {
  readonly conversation: number;
  /** Of its bytes. */
  readonly digest: string;
  /** Of the references in it. */
  readonly hashes: readonly string[];
}

/** Notes a request. */
export function noteOf(request: ProviderRequest): SeenRequest {
  const references = parseReferences(request.text.replaceAll('\\n', ' '));
  return {
    conversation: conversationOf(request),
    digest: hash('sha256', request.bytes),
    hashes: references.map((reference) => reference.hash),
  };
}

/** The hashes of all references, with the conversations that they stand in. */
export function referencesIn(seen: readonly SeenRequest[]): ReadonlyMap<string, number> {
  return new Map(
    seen.flatMap(({ conversation, hashes }) => hashes.map((each) => [each, conversation] as const)),
  );
}

/** References that do not lead to what a tool returned in their conversation, at one replica or the other. */
export async function countUnredeemable(
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

/** Has the same conversations in one process, and counts the requests that only one of both has sent. */
export async function countChanged(
  seen: readonly SeenRequest[],
  conversations: number,
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
