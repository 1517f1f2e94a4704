import {
  AIMessage,
  ChatMessage,
  FunctionMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages';
import { expect, test } from 'vitest';

import { langchainLens } from '../../../engine/messages/langchain.ts';
import { lensFor } from '../../../engine/messages/lens-for.ts';
import { compress } from '../../../src/index.ts';

const CALL = { toolName: 'Read', toolArguments: '{"path":"a.ts"}' };

const MESSAGES = [
  new SystemMessage('alone'),
  new HumanMessage({
    content: [
      { type: 'text', text: 'why?' },
      { type: 'image_url', image_url: { url: 'https://example.com' } },
    ],
  }),
  new AIMessage({
    content: [
      { type: 'thinking', thinking: 'hm', signature: 's' },
      { type: 'text', text: 'Reading.' },
    ],
    tool_calls: [{ id: 't', name: 'Read', args: { path: 'a.ts' } }],
  }),
  new ToolMessage({ tool_call_id: 't', content: 'code', artifact: { rows: 'alone' } }),
  new ToolMessage({
    tool_call_id: 'u',
    name: 'bash',
    status: 'error',
    content: [{ type: 'text', text: 'b' }],
  }),
  new FunctionMessage({ name: 'sql', content: 'c' }),
  new ChatMessage({ role: 'user', content: 'and?' }),
  new ChatMessage({ role: 'observer', content: 'alone' }),
];

test('finds user text and what tools returned, and leaves the rest alone', () => {
  const { slots, utterances } = langchainLens.read(MESSAGES);
  expect(slots).toEqual([
    { message: 1, path: ['content', 0, 'text'], role: 'user', text: 'why?' },
    { message: 3, path: ['content'], role: 'tool', ...CALL, text: 'code' },
    { message: 4, path: ['content', 0, 'text'], role: 'tool', toolName: 'bash', text: 'b' },
    { message: 5, path: ['content'], role: 'tool', toolName: 'sql', text: 'c' },
    { message: 6, path: ['content'], role: 'user', text: 'and?' },
  ]);
  expect(utterances.map(({ text }) => text)).toEqual(['why?', 'Reading.', 'and?']);
});

test('is recognised by messages of the framework, among plain ones too', () => {
  expect(lensFor(MESSAGES)?.format).toBe('langchain');
  expect(lensFor([{ role: 'user', content: 'hi' }, ...MESSAGES])?.format).toBe('langchain');
});

test('writes messages of the same class, and leaves the others the same objects', () => {
  const { slots } = langchainLens.read(MESSAGES);
  const written = langchainLens.write(
    MESSAGES,
    slots.map((slot) => ({ slot, text: `short ${slot.text}` })),
  );
  expect(written[2]).toBe(MESSAGES[2]);
  const [, , , result, failed] = written;
  expect(result).toBeInstanceOf(ToolMessage);
  expect(result).toMatchObject({ content: 'short code', tool_call_id: 't' });
  expect(JSON.parse(JSON.stringify(result)).kwargs.content).toBe('short code');
  expect(failed).toMatchObject({ status: 'error', content: [{ text: 'short b' }] });
  expect(MESSAGES[3]?.content).toBe('code');
});

test('counts what the model reads once', async () => {
  const text = 'the quick brown fox '.repeat(50);
  const plain = await compress([{ role: 'user', content: text }]);
  const framed = await compress([new HumanMessage(text)]);
  expect(framed.tokens.before).toBe(plain.tokens.before);
});
