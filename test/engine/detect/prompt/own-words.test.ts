import { describe, expect, it } from 'vitest';

import { readsAsWords } from '../../../../engine/detect/prompt/own-words.ts';

describe('lines that a person writes to a model', () => {
  it.each([
    'Please find out why the second request fails.',
    'pls fix asap!!',
    'Thanks!',
    'It crashed at 10:00:12 and I restarted it',
    'Here is the log:',
    '- check the return codes first',
    '  - and then the database',
    '2. Explain it to me',
    '# What I need',
    '> as you said before',
    'fix the bug in foo() and bar()',
    'If you can, use the new API.',
    'import the data from the file below',
    '请帮我看看这个日志',
    'Объясни мне эту ошибку, пожалуйста',
    '"quoted words of somebody"',
  ])('%s', (line) => {
    expect(readsAsWords(line)).toBe(true);
  });
});

describe('lines of material', () => {
  it.each([
    '2024-05-01 10:00:00 INFO the worker took the part',
    'Jan 12 10:00:00 host sshd[12]: session opened for user root',
    'ERROR: could not open the file',
    '  return the value of something else',
    'const total = items.reduce((sum, item) => sum + item.price, 0);',
    'from typing import Any, Optional',
    'export function twice(value: number): number {',
    'import os',
    'class Order:',
    '// the words of a comment in code',
    'src/a.ts:12: some words that were found',
    '| a name | some words |',
    '{"message": "the words of a record"}',
    '7,John Smith,Berlin',
    'end',
    '}',
    '',
  ])('%s', (line) => {
    expect(readsAsWords(line)).toBe(false);
  });
});
