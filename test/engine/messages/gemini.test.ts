import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { geminiLens } from '../../../engine/messages/gemini.ts';
import { lensFor } from '../../../engine/messages/lens-for.ts';
import { conversation } from '../../support/conversations/conversation.ts';
import { replaceAt } from '../../support/replace-at.ts';
import { processorTime } from '../../support/processor-time.ts';

const CALL = { toolName: 'read', toolArguments: '{"path":"a.ts"}' };
const CONTENTS = [
  { parts: [{ text: 'why?' }, { inlineData: { mimeType: 'text/plain', data: 'YWxvbmU=' } }] },
  {
    role: 'model',
    parts: [
      { text: 'hm', thought: true },
      { text: 'Reading.', thoughtSignature: 's' },
      { functionCall: { name: 'read', args: { path: 'a.ts' } }, thoughtSignature: 't' },
    ],
  },
  {
    role: 'user',
    parts: [
      {
        functionResponse: {
          name: 'read',
          response: { output: 'code', count: 3, rows: [{ a: 1 }], none: null },
          parts: [{ inlineData: { data: 'YWxvbmU=' } }],
        },
      },
    ],
  },
  { role: 'system', parts: [{ text: 'alone' }] },
];

test('finds user text and what functions returned, and leaves the rest alone', () => {
  const { slots, utterances } = geminiLens.read(CONTENTS);
  const response = ['parts', 0, 'functionResponse', 'response'];
  const output = { message: 2, role: 'tool', ...CALL };
  expect(slots).toEqual([
    { message: 0, path: ['parts', 0, 'text'], role: 'user', text: 'why?' },
    { ...output, path: [...response, 'output'], text: 'code' },
    { ...output, path: [...response, 'rows'], text: '[{"a":1}]' },
  ]);
  expect(utterances).toEqual([
    { message: 0, role: 'user', text: 'why?' },
    { message: 1, role: 'assistant', text: 'Reading.' },
  ]);
});

test('reads the results of MCP tools, and snake case', () => {
  const text = { type: 'text', text: 'code' };
  const content = [text, { type: 'image', data: 'YWxvbmU=' }, text];
  const { slots } = geminiLens.read([
    { role: 'model', parts: [{ function_call: { name: 'read', args: { path: 'a.ts' } } }] },
    { role: 'user', parts: [{ function_response: { name: 'read', response: { content } } }] },
  ]);
  const response = ['parts', 0, 'function_response', 'response', 'content'];
  expect(slots).toEqual([
    { message: 1, role: 'tool', path: [...response, 0, 'text'], text: 'code', ...CALL },
    { message: 1, role: 'tool', path: [...response, 2, 'text'], text: 'code', ...CALL },
  ]);
});

describe('finds the call behind a response', () => {
  const called = (name: string, n: number, id?: string): object => ({
    functionCall: { name, args: { n }, ...(id !== undefined && { id }) },
  });
  const returned = (name: string, id?: string): object => ({
    functionResponse: { name, response: { output: 'x' }, ...(id !== undefined && { id }) },
  });
  const read = (model: object[], user: object[], before: object[] = []): unknown[] =>
    geminiLens
      .read([...before, { role: 'model', parts: model }, { role: 'user', parts: user }])
      .slots.map(({ toolArguments }) => toolArguments);

  test('by its id', () => {
    const calls = [called('a', 1, 'x'), called('a', 2, 'y')];
    expect(read(calls, [returned('a', 'y'), returned('a', 'x')])).toEqual(['{"n":2}', '{"n":1}']);
  });

  test('by order and name where there are no ids', () => {
    const calls = [called('a', 1), called('b', 2), called('a', 3)];
    const results = [returned('b'), returned('a'), returned('a'), returned('c')];
    expect(read(calls, results)).toEqual(['{"n":2}', '{"n":1}', '{"n":3}', undefined]);
  });

  test('in the last step only, which may be spread over contents', () => {
    const earlier = [
      { role: 'model', parts: [called('a', 1)] },
      { role: 'user', parts: [{ text: '' }] },
      { role: 'model', parts: [called('a', 2)] },
    ];
    const arguments_ = read([called('b', 3)], [returned('a'), returned('b')], earlier);
    expect(arguments_).toEqual([undefined, '{"n":2}', '{"n":3}']);
  });
});

test('writes a value that is compressed as text', () => {
  const [, , rows] = geminiLens.read(CONTENTS).slots;
  if (rows === undefined) throw new Error('no slot');
  const written = geminiLens.write(CONTENTS, [{ slot: rows, text: 'short' }]);
  expect(written[2]).toEqual(replaceAt(CONTENTS[2], rows.path, 'short'));
  expect(written[1]).toBe(CONTENTS[1]);
  expect(geminiLens.write(CONTENTS, [{ slot: rows, text: rows.text }])).toBe(CONTENTS);
});

test.each([
  [CONTENTS, 'gemini'],
  [[{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }], 'openai-chat'],
  [[{ role: 'user', parts: [] }], 'openai-chat'],
])('recognises its own contents only', (messages, format) => {
  expect(lensFor(messages)?.format).toBe(format);
});

test('replaced texts are read where they stood', () => {
  fc.assert(
    fc.property(conversation('gemini'), (messages) => {
      const { slots } = geminiLens.read(messages);
      const replacements = slots.map((slot, index) => ({ slot, text: `new ${index}` }));
      const written = geminiLens.write(messages, replacements);
      const found = geminiLens.read(written).slots;
      expect(found.map(({ text }) => text)).toEqual(replacements.map(({ text }) => text));
      expect(found.map(({ path }) => path)).toEqual(slots.map(({ path }) => path));
      const again = lensFor(written)?.format;
      expect(slots.length === 0 || again === 'gemini').toBe(true);
    }),
  );
});

test('never throws, whatever it is given', () => {
  const part = fc.record({
    text: fc.anything(),
    functionCall: fc.oneof(fc.anything(), fc.record({ name: fc.string(), args: fc.anything() })),
    functionResponse: fc.oneof(
      fc.anything(),
      fc.record({ name: fc.string(), response: fc.anything() }),
    ),
  });
  const content = fc.record({
    role: fc.constantFrom('user', 'model', 'function', undefined, 7),
    parts: fc.oneof(fc.anything(), fc.array(part)),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.anything(), content)), (contents) => {
      geminiLens.recognise(contents);
      const { slots } = geminiLens.read(contents);
      const written = geminiLens.write(
        contents,
        slots.map((slot) => ({ slot, text: 'new' })),
      );
      expect(geminiLens.read(written).slots.map(({ text }) => text)).toEqual(
        slots.map(() => 'new'),
      );
    }),
  );
});

test('takes many calls of one step in linear time', () => {
  const count = 200_000;
  const parts = Array.from({ length: count }, () => ({ functionCall: { name: 'a', args: {} } }));
  const results = Array.from({ length: count }, (_, id) => ({
    functionResponse: { id: `${id}`, name: id % 2 === 0 ? 'a' : 'b', response: { output: 'x' } },
  }));
  const spent = processorTime();
  const { slots } = geminiLens.read([
    { role: 'model', parts },
    { role: 'user', parts: results },
  ]);
  expect(slots).toHaveLength(count);
  expect(spent()).toBeLessThan(20_000);
});
