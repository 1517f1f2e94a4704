import { describe, expect, it } from 'vitest';
import { detect } from '../../../../engine/detect/index.ts';

const BODY = [
  '***************',
  '*** 12,15 ****',
  '  export function load(path: string): Promise<string> {',
  '!   const text = await readFile(path);',
  '-   check(text);',
  '    return text;',
  '--- 12,14 ----',
  '  export function load(path: string): Promise<string> {',
  "!   const text = await readFile(path, 'utf8');",
  '    return text;',
].join('\n');

describe('a context diff', () => {
  it.each([
    [
      'between two files',
      '*** old/load.ts\t2024-05-01 10:00:00\n--- new/load.ts\t2024-05-01 10:00:01\n',
    ],
    [
      'of a directory',
      'diff -r -c old/load.ts new/load.ts\n*** old/load.ts\tMay 1\n--- new/load.ts\tMay 2\n',
    ],
  ])('%s is a diff, not code', (_, head) => {
    expect(detect(`${head}${BODY}\n${head}${BODY}\n`).kind).toBe('diff');
  });

  it('is no document with rules of asterisks', () => {
    const text = '*** Notes/today ***\n***************\n- one\n- two\n\n*** Later ***\n- three\n';
    expect(detect(text.repeat(4)).kind).not.toBe('diff');
  });
});
