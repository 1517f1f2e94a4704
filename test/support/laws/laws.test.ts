import { describe, expect, test } from 'vitest';

import type { BlockReport } from '../../../src/index.ts';
import { checkHonest, checkNeverLarger, checkShape } from './law-checks.ts';

const block = (before: string, after: string): BlockReport => ({
  message: 0,
  path: ['content'],
  role: 'tool',
  kind: 'text',
  compressor: 'text',
  outcome: 'lossless',
  reason: '',
  before,
  after,
  references: [],
  tokens: { before: 0, after: 0 },
});

const message = (content: string, id = '1'): object => ({ role: 'tool', id, content });

describe('the checks of the laws find', () => {
  test('a changed id, a lost message and a copied one', () => {
    const original = message('long text');
    const blocks = [block('long text', 'short')];
    const check = (messages: readonly unknown[], reported = blocks): number =>
      checkShape([original], { messages: [...messages], blocks: reported }).length;
    expect(check([message('short')])).toBe(0);
    expect(check([message('short', '2')])).toBe(1);
    expect(check([])).toBe(1);
    expect(check([message('long text')], [])).toBe(1);
    expect(check([original], [])).toBe(0);
  });

  test('a block that grew', () => {
    expect(checkNeverLarger([block('one', 'one two three')])).toHaveLength(1);
    expect(checkNeverLarger([block('one two three', 'one')])).toEqual([]);
  });

  test('bad news that disappeared', () => {
    expect(checkHonest([block('ok\nERROR: disk full', 'ok')])).toHaveLength(1);
    expect(checkHonest([block('ok\nERROR: disk full', 'ERROR: disk full')])).toEqual([]);
  });

  test('no bad news in a schema and in the lines of a blame', () => {
    const states = '"state": { "enum": ["READY",\n"FAILED"] }';
    expect(checkHonest([block(`{ ${states} }`, 'short')])).toHaveLength(1);
    expect(checkHonest([block(`{ "openapi": "3.1.0", ${states} }`, 'short')])).toEqual([]);
    const code = "throw new Error('FAILED');";
    const blamed = `61b36c95 a.ts 1 (Ann Lee 2026-11-23 11:01:13 +0000 1) ${code}`;
    expect(checkHonest([block(code, 'short')])).toHaveLength(1);
    expect(checkHonest([block(blamed, 'short')])).toEqual([]);
  });
});
