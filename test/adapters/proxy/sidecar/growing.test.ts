import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { asObject } from '../../../../adapters/http/json/read.ts';
import { USERS } from '../../../support/users.ts';
import { openSidecar, type SidecarScene } from './scene.ts';

it.each([
  ['of which a gateway sends some rows', indexesSent],
  ['that is sent whole', (messages: readonly unknown[]) => [...messages.keys()]],
])('gives a row the same bytes in every request of a conversation %s', async (_, indexesOf) => {
  await fc.assert(
    fc.asyncProperty(conversation(), async (messages) => {
      const scene = openSidecar();
      const seen = new Map<number, string>();
      for (let end = 1; end <= messages.length; end += 1) {
        const rows = messages.slice(0, end);
        for (const [index, json] of await compressedRows(scene, rows, indexesOf(rows))) {
          expect(json).toBe(seen.get(index) ?? json);
          seen.set(index, json);
        }
      }
      const indexes = indexesOf(messages);
      const restarted = await compressedRows(openSidecar(), messages, indexes);
      expect(restarted).toEqual(await compressedRows(scene, messages, indexes));
    }),
    { numRuns: 10 },
  );
});

it('does not let rows refer to others, for the gateway may hold some back', async () => {
  const row = { role: 'tool', tool_call_id: 'a', content: USERS };
  const messages = [{ role: 'user', content: 'Which users failed?' }, row, row];
  const { json } = await openSidecar().ask('/v1/compress', { messages, retrieval: 'tool' });
  const [, first, second] = json['messages'] as readonly unknown[];
  expect(JSON.stringify(first)).toContain('hash=');
  expect(second).toEqual(first);
});

/** Questions that bear on outputs, outputs that come again, and payloads in what the user says. */
function conversation(): fc.Arbitrary<readonly object[]> {
  const output = fc.constantFrom(
    USERS,
    USERS.replaceAll('user', 'guest'),
    USERS.slice(0, USERS.length / 2),
    'Nothing to report.',
  );
  const question = fc.constantFrom(
    'Which users failed?',
    'What is thing 7 about?',
    `Which guest is the oldest?\n\n${USERS}`,
  );
  const outputs = fc.array(output, { maxLength: 3 });
  const turn = fc.record({ question, outputs, isCached: fc.boolean() });
  return fc.array(turn, { minLength: 1, maxLength: 4 }).map((turns) => turns.flatMap(rowsOf));
}

interface Turn {
  readonly question: string;
  readonly outputs: readonly string[];
  readonly isCached: boolean;
}

function rowsOf({ question, outputs, isCached }: Turn, turn: number): readonly object[] {
  const mark = isCached ? { cache_control: { type: 'ephemeral' } } : {};
  return [
    { role: 'user', content: question },
    ...outputs.flatMap((content, index) => {
      const id = `call_${turn}_${index}`;
      const called = { name: 'look', arguments: JSON.stringify({ index }) };
      return [
        { role: 'assistant', tool_calls: [{ id, type: 'function', function: called }] },
        { role: 'tool', tool_call_id: id, content },
      ];
    }),
    { role: 'assistant', content: 'Done.', ...mark },
  ];
}

/** Some rows of a conversation, as they come back, by their indexes. */
async function compressedRows(
  { ask }: SidecarScene,
  messages: readonly unknown[],
  indexes: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const sent = indexes.map((index) => messages[index]);
  const { json } = await ask('/v1/compress', { messages: sent, config: { mode: 'ccr' } });
  const rows = json['messages'] as readonly unknown[];
  expect(rows.map((row) => asObject(row)['role'])).toEqual(
    sent.map((row) => asObject(row)['role']),
  );
  return new Map(indexes.map((index, position) => [index, JSON.stringify(rows[position])]));
}

/** What LiteLLM sends: no rows of the model, not the user's last, not the newest results, nothing that is cached. */
function indexesSent(messages: readonly unknown[]): readonly number[] {
  const rows = messages.map(asObject);
  const lastCached = rows.findLastIndex((row) => row['cache_control'] !== undefined);
  const lastUser = rows.findLastIndex(({ role }) => role === 'user');
  const lastAssistant = rows.findLastIndex(({ role }) => role === 'assistant');
  return [...messages.keys()].filter((index) => {
    const role = rows[index]?.['role'];
    if (index <= lastCached) return false;
    return role === 'user' ? index !== lastUser : role === 'tool' && index < lastAssistant;
  });
}
