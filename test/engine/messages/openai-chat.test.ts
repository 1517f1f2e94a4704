import { expect, test } from 'vitest';

import { openaiChatLens } from '../../../engine/messages/openai-chat.ts';

const called = (id: string, name: string, given: string): unknown => ({
  role: 'assistant',
  content: null,
  tool_calls: [{ id, type: 'function', function: { name, arguments: given } }],
});

test('finds tool outputs with the call behind them, and what was said', () => {
  const messages = [
    { role: 'system', content: 'rules' },
    {
      role: 'user',
      content: [
        { type: 'image_url', image_url: {} },
        { type: 'text', text: 'why?' },
      ],
    },
    { ...Object(called('c1', 'search', '{"q":1}')), content: 'Let me see.' },
    { role: 'tool', tool_call_id: 'c1', content: [{ type: 'text', text: 'hit', x: 1 }] },
  ];
  expect(openaiChatLens.read(messages)).toEqual({
    slots: [
      { message: 1, path: ['content', 1, 'text'], role: 'user', text: 'why?' },
      {
        message: 3,
        path: ['content', 0, 'text'],
        role: 'tool',
        text: 'hit',
        toolName: 'search',
        toolArguments: '{"q":1}',
      },
    ],
    utterances: [
      { message: 1, role: 'user', text: 'why?' },
      { message: 2, role: 'assistant', text: 'Let me see.' },
    ],
  });
});

test('gives a result the nearest call before it', () => {
  const result = { role: 'tool', tool_call_id: 'c', content: 'x' };
  const messages = [result, called('c', 'one', '1'), result, called('c', 'two', '2'), result];
  const names = openaiChatLens.read(messages).slots.map(({ toolName }) => toolName);
  expect(names).toEqual([undefined, 'one', 'two']);
});

test('knows custom tools, legacy functions and names on results', () => {
  const custom = { id: 'k', type: 'custom', custom: { name: 'sql', input: 'SELECT 1' } };
  const messages = [
    { role: 'assistant', tool_calls: [custom] },
    { role: 'tool', tool_call_id: 'k', content: 'row' },
    { role: 'assistant', content: null, function_call: { name: 'f', arguments: '{}' } },
    { role: 'function', name: 'f', content: 'done' },
    { role: 'tool', tool_call_id: 'gone', name: 'g', content: 'alone' },
  ];
  const calls = openaiChatLens
    .read(messages)
    .slots.map((slot) => [slot.toolName, slot.toolArguments]);
  expect(calls).toEqual([
    ['sql', 'SELECT 1'],
    ['f', '{}'],
    ['g', undefined],
  ]);
});
