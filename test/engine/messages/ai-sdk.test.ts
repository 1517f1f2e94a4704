import { expect, test } from 'vitest';

import { aiSdkLens } from '../../../engine/messages/ai-sdk.ts';

const RESULT = { type: 'tool-result', toolCallId: 't', toolName: 'Read' };
const CALL = { toolName: 'Read', toolArguments: '{"path":"a.ts"}' };

const MESSAGES = [
  { role: 'system', content: 'alone' },
  {
    role: 'user',
    content: [
      { type: 'text', text: 'why?' },
      { type: 'file', mediaType: 'text/plain', data: { type: 'text', text: 'alone' } },
    ],
  },
  {
    role: 'assistant',
    content: [
      { type: 'reasoning', text: 'hm', providerOptions: { anthropic: { signature: 's' } } },
      { type: 'text', text: 'Reading.' },
      { type: 'tool-call', toolCallId: 't', toolName: 'Read', input: { path: 'a.ts' } },
      { ...RESULT, output: { type: 'text', value: 'of the provider, alone' } },
    ],
  },
  {
    role: 'tool',
    content: [
      { type: 'tool-approval-response', approvalId: 'a', approved: true },
      { ...RESULT, output: { type: 'text', value: 'code' } },
      { ...RESULT, output: { type: 'error-json', value: { code: 7 } } },
      {
        ...RESULT,
        output: { type: 'content', value: [{ type: 'custom' }, { type: 'text', text: 'b' }] },
      },
      { ...RESULT, output: { type: 'execution-denied', reason: 'alone' } },
    ],
  },
];

test('finds user text and what the user’s tools returned, and leaves the rest alone', () => {
  const { slots, utterances } = aiSdkLens.read(MESSAGES);
  const output = { message: 3, role: 'tool', ...CALL };
  expect(slots).toEqual([
    { message: 1, path: ['content', 0, 'text'], role: 'user', text: 'why?' },
    { ...output, path: ['content', 1, 'output', 'value'], text: 'code' },
    { ...output, path: ['content', 2, 'output', 'value'], text: '{"code":7}' },
    { ...output, path: ['content', 3, 'output', 'value', 1, 'text'], text: 'b' },
  ]);
  expect(utterances).toEqual([
    { message: 1, role: 'user', text: 'why?' },
    { message: 2, role: 'assistant', text: 'Reading.' },
  ]);
});

test('reads the messages that prompts are made of', () => {
  const { slots } = aiSdkLens.read([
    { role: 'user', content: 'why?' },
    { role: 'assistant', content: 'Because.' },
  ]);
  expect(slots).toEqual([{ message: 0, path: ['content'], role: 'user', text: 'why?' }]);
});

test('writes JSON as text where it changes, an error as an error', () => {
  const { slots } = aiSdkLens.read(MESSAGES);
  const same = slots.map((slot) => ({ slot, text: slot.text }));
  expect(aiSdkLens.write(MESSAGES, same)).toBe(MESSAGES);
  const written = aiSdkLens.write(
    MESSAGES,
    slots.map((slot) => ({ slot, text: `short ${slot.text}` })),
  );
  expect(written[2]).toBe(MESSAGES[2]);
  expect(written[3]).toEqual({
    role: 'tool',
    content: [
      MESSAGES[3]?.content[0],
      { ...RESULT, output: { type: 'text', value: 'short code' } },
      { ...RESULT, output: { type: 'error-text', value: 'short {"code":7}' } },
      {
        ...RESULT,
        output: { type: 'content', value: [{ type: 'custom' }, { type: 'text', text: 'short b' }] },
      },
      MESSAGES[3]?.content[4],
    ],
  });
});
