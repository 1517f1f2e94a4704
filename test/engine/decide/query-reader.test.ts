import { expect, it } from 'vitest';

import type { Slot } from '../../../engine/messages/lens.ts';
import { queryReader } from '../../../engine/decide/query-reader.ts';

const tool = (message: number): Slot => ({
  message,
  path: ['content'],
  role: 'tool',
  text: 'output',
  toolArguments: '{"path":"a.ts"}',
});

it('asks what was asked before the slot, never what is asked later', () => {
  const queryOf = queryReader([
    { message: 0, role: 'user', text: 'first question' },
    { message: 1, role: 'assistant', text: 'let me look' },
    { message: 3, role: 'user', text: 'second question' },
  ]);
  expect(queryOf(tool(2))).toEqual({
    user: 'first question',
    toolArguments: '{"path":"a.ts"}',
    assistant: 'let me look',
  });
  expect(queryOf(tool(4)).user).toBe('second question');
});

it('keeps the beginning and the end of a long text', () => {
  const queryOf = queryReader([
    { message: 0, role: 'user', text: `begin ${'x'.repeat(100_000)} end` },
  ]);
  const { user } = queryOf(tool(1));
  expect(user.length).toBeLessThan(2100);
  expect(user.startsWith('begin')).toBe(true);
  expect(user.endsWith('end')).toBe(true);
});
