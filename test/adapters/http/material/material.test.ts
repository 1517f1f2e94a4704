import { describe, expect, it } from 'vitest';

import { materialOf } from '../../../../adapters/http/material/material.ts';
import { compress } from '../../../../src/index.ts';

const messages = [
  { role: 'user', content: 'hello' },
  { role: 'assistant', content: null, tool_calls: [] },
];

const call = { name: 'read_file', arguments: { path: 'x' } };

function kindOf(value: unknown, isConversation = false): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return materialOf({ text, call }, { isConversation }).kind;
}

describe('materialOf', () => {
  it('takes messages, requests and items for conversations', () => {
    expect(kindOf(messages)).toBe('conversation');
    expect(kindOf({ model: 'm', messages })).toBe('conversation');
    expect(kindOf({ input: [{ type: 'function_call_output', call_id: 'a', output: 'x' }] })).toBe(
      'conversation',
    );
    expect(kindOf(`\uFEFF${JSON.stringify(messages)}`)).toBe('conversation');
  });

  it('takes records, documents and text for a text', () => {
    expect(kindOf([{ id: 1, role: 'user' }])).toBe('text');
    expect(kindOf([{ id: 1, type: 'message' }, { id: 2, type: 'phone_call' }, { n: 1 }])).toBe(
      'text',
    );
    expect(kindOf({ messages: 'none', input: 3 })).toBe('text');
    expect(kindOf([])).toBe('text');
    expect(kindOf('[{"role":"user","content":"cut o')).toBe('text');
  });

  it('believes a caller who names a format', () => {
    expect(kindOf([{ kind: 'unknown' }], true)).toBe('conversation');
  });

  it('writes a request back with its property order, spacing and byte order mark', async () => {
    const text = `\uFEFF{"temperature": 1.0, "messages": ${JSON.stringify(messages)},  "9": 1e2}\n`;
    const material = materialOf({ text, call }, { isConversation: false });
    expect(material.write(await compress(material.messages))).toBe(text);
  });

  it('reads the model that a request names', () => {
    const text = JSON.stringify({ model: 'gpt-4o', messages });
    expect(materialOf({ text, call }, { isConversation: false }).model).toBe('gpt-4o');
  });
});
