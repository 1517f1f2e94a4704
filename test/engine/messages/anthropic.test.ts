import { expect, test } from 'vitest';

import { anthropicLens } from '../../../engine/messages/anthropic.ts';

const MESSAGES = [
  { role: 'user', content: 'why?' },
  {
    role: 'assistant',
    content: [
      { type: 'thinking', thinking: 'hm', signature: 's' },
      { type: 'text', text: 'Reading.' },
      { type: 'tool_use', id: 't', name: 'Read', input: { path: 'a.ts' } },
    ],
  },
  {
    role: 'user',
    content: [
      {
        type: 'tool_result',
        tool_use_id: 't',
        is_error: true,
        content: [
          { type: 'image', source: {} },
          { type: 'text', text: 'code', cache_control: { type: 'ephemeral' } },
          { type: 'search_result', content: [{ type: 'text', text: 'alone' }] },
        ],
      },
      { type: 'document', source: { type: 'text', data: 'alone' } },
      { type: 'text', text: 'go on' },
    ],
  },
];

test('finds tool results and user text, and leaves the rest alone', () => {
  const { slots, utterances } = anthropicLens.read(MESSAGES);
  expect(slots).toEqual([
    { message: 0, path: ['content'], role: 'user', text: 'why?' },
    {
      message: 2,
      path: ['content', 0, 'content', 1, 'text'],
      role: 'tool',
      text: 'code',
      toolName: 'Read',
      toolArguments: '{"path":"a.ts"}',
    },
    { message: 2, path: ['content', 2, 'text'], role: 'user', text: 'go on' },
  ]);
  expect(utterances.map(({ text }) => text)).toEqual(['why?', 'Reading.', 'go on']);
});

test('writes beside cache marks, images and errors', () => {
  const { slots } = anthropicLens.read(MESSAGES);
  const slot = slots[1];
  if (slot === undefined) throw new Error('no slot');
  const written = anthropicLens.write(MESSAGES, [{ slot, text: 'short' }]);
  const expected = JSON.stringify(MESSAGES).replace('"code"', '"short"');
  expect(JSON.stringify(written)).toBe(expected);
  expect(written[1]).toBe(MESSAGES[1]);
});
