import { describe, expect, test } from 'vitest';

import { canonicalJson } from '../../support/canonical-json.ts';
import { countTokens } from '../tokens.ts';
import { bm25 } from './bm25.ts';
import { head } from './head.ts';
import { minify } from './minify.ts';

describe('plain baselines', () => {
  test('minify keeps digits and strings', () => {
    expect(minify('{ "a": 1.0,\n "b c": " \\" { " }')).toBe('{"a":1.0,"b c":" \\" { "}');
    expect(minify('not  json')).toBe('not  json');
  });

  test('head keeps the beginning within its tokens', () => {
    const text = 'one two three four five six seven eight nine ten';
    const cut = head(text, 4);
    expect(text.startsWith(cut)).toBe(true);
    expect(countTokens(cut)).toBeLessThanOrEqual(4);
    expect(cut.length).toBeGreaterThan(8);
  });

  test('BM25 picks the lines that share rare words with the question, in order', () => {
    const text = 'apples are red\nplums are blue\nplums are sweet\npears are green';
    expect(bm25(text, 'which plums are blue', 8)).toBe('plums are blue');
    expect(bm25(text, 'which plums', 10)).toBe('plums are blue\nplums are sweet');
  });
});

describe('canonical JSON', () => {
  test('does not see white space and escapes', () => {
    expect(canonicalJson('{ "a" : "\\u0041\\/" }')).toBe('{"a":"A/"}');
  });

  test('sees order, repeated names and digits', () => {
    expect(canonicalJson('{"b":1,"a":1}')).not.toBe(canonicalJson('{"a":1,"b":1}'));
    expect(canonicalJson('{"a":1,"a":2}')).not.toBe(canonicalJson('{"a":2}'));
    expect(canonicalJson('1.0')).not.toBe(canonicalJson('1'));
  });
});
