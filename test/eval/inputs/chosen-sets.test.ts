import { describe, expect, test } from 'vitest';

import { UsageError } from '../usage-error.ts';
import { chosenSets } from './chosen-sets.ts';

const choose = (...names: string[]): readonly string[] =>
  chosenSets(['code', 'diffs', 'kv'], names, (name) => name);

describe('the sets of a command line', () => {
  test('are all where none is named', () => {
    expect(choose()).toEqual(['code', 'diffs', 'kv']);
  });

  test('are those that are named, in their own order', () => {
    expect(choose('kv', 'code')).toEqual(['code', 'kv']);
  });

  test('must be there', () => {
    expect(() => choose('kv', 'cod')).toThrow(UsageError);
    expect(() => choose('kv', 'cod')).toThrow('unknown set cod; there are code, diffs, kv');
  });
});
