import { expect, it } from 'vitest';

import { keysOf } from '../../../../../engine/compress/json/value/object.ts';
import {
  parseJson,
  parseJsonWithRepeats,
} from '../../../../../engine/compress/json/value/parse.ts';
import { elideJson } from '../../../../../engine/compress/json/lossy/index.ts';
import { contextFor, rowsOf } from '../lossy/support.ts';

it('keys that an object repeats are told by their numbers where that is asked for', () => {
  const text = '{"a":1,"b":{"a":2},"a":3,"a (2)":4,"a":5}';
  expect(parseJson(text)).toBeUndefined();
  const value = parseJsonWithRepeats(text);
  expect(value).toEqual({ a: 1, b: { a: 2 }, 'a (2)': 3, 'a (2) (2)': 4, 'a (3)': 5 });
  expect(parseJsonWithRepeats('{"a":1,"a":2')).toBeUndefined();
});

it('keys that are repeated without end take no more time than others', () => {
  const text = `{${rowsOf(100_000, (index) => `"a":${index}`).join(',')}}`;
  const value = parseJsonWithRepeats(text);
  expect(keysOf(value as never)).toHaveLength(100_000);
});

it('a document that repeats a key can be cut as well', () => {
  const rows = rowsOf(200, (index) => `{"id":${index},"note":"n${index}","note":"again ${index}"}`);
  const elided = elideJson(`[${rows.join(',')}]`, contextFor('what about 77?', 300)) ?? '';
  expect(elided).toContain('{#,id,note,"note (2)"}:\n');
  expect(elided).toContain('\n78,77,n77,again 77\n');
});
