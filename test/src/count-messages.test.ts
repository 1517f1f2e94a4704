import { describe, expect, it } from 'vitest';

import { compress, tokenCounter } from '../../src/index.ts';
import { USERS } from '../support/users.ts';

const model = 'gpt-5.2';
const counter = tokenCounter(model);
const rows: unknown = JSON.parse(USERS);

const output = { type: 'json', value: rows };
const result = { type: 'tool-result', toolCallId: 'c', toolName: 'list_users', output };
const functionResponse = { name: 'list_users', response: { data: USERS, rows } };
const shared = { role: 'tool', tool_call_id: 'c', content: USERS };

/** Conversations with a large result, in each way in which formats hold one. */
const RESULTS: Readonly<Record<string, readonly unknown[]>> = {
  'JSON in a prompt of the AI SDK': [
    { role: 'user', content: 'Who failed?' },
    { role: 'tool', content: [result] },
  ],
  'text and JSON in a content of Gemini': [
    { role: 'user', parts: [{ text: 'Who failed?' }] },
    { role: 'user', parts: [{ functionResponse }] },
  ],
  'a message that stands there twice': [{ role: 'user', content: 'Who failed?' }, shared, shared],
};

describe('the tokens of a conversation', () => {
  it.each(Object.keys(RESULTS))('hold all that its blocks do: %s', async (name) => {
    const { tokens, blocks } = await compress(RESULTS[name] ?? [], { model });
    const all = (which: 'before' | 'after'): number =>
      blocks.reduce((sum, block) => sum + block.tokens[which], 0);
    expect(blocks.some(({ outcome }) => outcome === 'lossless')).toBe(true);
    expect(tokens.after).toBeGreaterThanOrEqual(all('after'));
    expect(tokens.before - tokens.after).toBe(all('before') - all('after'));
  });

  it('hold names and numbers of the arguments of a call', async () => {
    const input = { rows };
    const { tokens } = await compress(
      [{ role: 'assistant', content: [{ type: 'tool_use', id: 'c', name: 'write', input }] }],
      { model, format: 'anthropic' },
    );
    expect(tokens.before).toBe(counter.count(JSON.stringify(input)) + counter.count('write'));
  });

  it('are counted where arguments are cyclic', async () => {
    const input: Record<string, unknown> = { name: 'Ada' };
    input['self'] = input;
    const { tokens } = await compress(
      [{ role: 'assistant', content: [{ type: 'tool_use', id: 'c', name: 'write', input }] }],
      { model, format: 'anthropic' },
    );
    expect(tokens.before).toBe(counter.count('Ada') + counter.count('write'));
  });
});
