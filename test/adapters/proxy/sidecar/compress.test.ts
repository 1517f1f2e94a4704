import { describe, expect, it } from 'vitest';

import { parseReferences } from '../../../../src/index.ts';
import { USERS } from '../../../support/users.ts';
import { openSidecar } from './scene.ts';

const CCR = { config: { mode: 'ccr' } };

const QUESTION = { role: 'user', content: 'Which users failed?' };

/** A conversation in each shape, in which a tool has just returned something large. */
const SHAPES: readonly (readonly [format: string, messages: readonly object[]])[] = [
  [
    'openai-chat',
    [
      { role: 'system', content: 'Be brief.' },
      QUESTION,
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: 'a', type: 'function', function: { name: 'list_users', arguments: '{}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'a', content: USERS },
    ],
  ],
  [
    'openai-responses',
    [
      QUESTION,
      { type: 'function_call', call_id: 'a', name: 'list_users', arguments: '{}' },
      { type: 'function_call_output', call_id: 'a', output: USERS },
    ],
  ],
  [
    'anthropic',
    [
      QUESTION,
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: 'a', name: 'list_users', input: {} }],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: USERS }] },
    ],
  ],
];

describe.each(SHAPES)('POST /v1/compress with %s messages', (format, messages) => {
  it('answers field by field as the contract says', async () => {
    const { ask } = openSidecar();
    const { status, json } = await ask('/v1/compress', { messages, model: 'gpt', ...CCR });
    const rows = json['messages'] as readonly object[];
    const [reference] = parseReferences(JSON.stringify(rows.at(-1)));
    expect(status).toBe(200);
    expect(rows.slice(0, -1)).toEqual(messages.slice(0, -1));
    expect(json).toMatchObject({
      version: 1,
      format,
      ccr_hashes: [reference?.hash],
      transforms_applied: [expect.any(String)],
      notices: [],
    });
    const { tokens_before, tokens_after, tokens_saved, compression_ratio } = json;
    expect(Number(tokens_before) - Number(tokens_after)).toBe(tokens_saved);
    expect(Number(tokens_after) / Number(tokens_before)).toBe(compression_ratio);
    expect(compression_ratio).toBeLessThan(0.5);
    expect(JSON.stringify(json['tools'])).toContain('headroom_retrieve');
  });

  it('changes nothing a second time, and names the same hashes', async () => {
    const { ask } = openSidecar();
    const first = await ask('/v1/compress', { messages, ...CCR });
    const second = await ask('/v1/compress', { messages: first.json['messages'], ...CCR });
    expect(second.json['messages']).toEqual(first.json['messages']);
    expect(second.json['ccr_hashes']).toEqual(first.json['ccr_hashes']);
    expect(second.json['tokens_saved']).toBe(0);
  });

  it('takes results without their calls', async () => {
    const { ask } = openSidecar();
    const orphan = messages.at(-1);
    const { json } = await ask('/v1/compress', { messages: [orphan], ...CCR });
    expect(json).toMatchObject({ format, ccr_hashes: [expect.any(String)] });
    expect(json['messages']).toHaveLength(1);
  });

  it('leaves nothing out unless somebody can bring it back', async () => {
    const { ask } = openSidecar();
    const { json, text } = await ask('/v1/compress', { messages });
    expect(json).toMatchObject({ ccr_hashes: [], tools: [] });
    expect(text).not.toContain('hash=');
    expect(json['tokens_saved']).toBeGreaterThan(0);
  });
});
