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
});
