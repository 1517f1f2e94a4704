import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeText } from '../../../../engine/compress/json/form.ts';
import { jsonCompressor } from '../../../../engine/compress/json/index.ts';
import { encodeJson, isEncodedJson } from '../../../../engine/compress/json/lossless.ts';
import { readPython, writePython } from '../../../../engine/compress/json/python/document.ts';
import { parseJson } from '../../../../engine/compress/json/value/parse.ts';
import { stringify } from '../../../../engine/compress/json/value/stringify.ts';
import { contextFor, lossyContextFor } from '../context.ts';

const { counter } = contextFor('json');

/** What Python 3 prints for such records. */
const printed = `[${Array.from(
  { length: 300 },
  (_, id) =>
    `{'id': ${id}, 'name': "O'Neil ${id}", 'done': ${id % 2 === 0 ? 'True' : 'False'}, 'note': None, 'share': ${id}.0}`,
).join(', ')}]`;

describe('what Python prints', () => {
  it.each([
    ["{'a': [1, 2.50, -3], 'b': None}", '{"a":[1,2.50,-3],"b":null}'],
    [
      String.raw`['it\'s "so"', "it's", 'a\nb\x00', True, False]`,
      String.raw`["it's \"so\"","it's","a\nb\u0000",true,false]`,
    ],
    [
      "{'at': datetime.date(2024, 5, 1), 'sum': Decimal('1.50')}",
      `{"at":"datetime.date(2024, 5, 1)","sum":"Decimal('1.50')"}`,
    ],
    ["{'point': (1, 'x'), 'one': (1,), 'none': ()}", '{"point":[1,"x"],"one":[1],"none":[]}'],
    ["[{'a': 1,\n  'b': 2},\n {'a': 3,\n  'b': 4}]\n", '[{"a":1,"b":2},{"a":3,"b":4}]'],
  ])('%j is read as lists and dicts', (text, json) => {
    const value = readPython(text);
    expect(value === undefined ? undefined : stringify(value)).toBe(json);
  });

  it.each([
    '{"a": 1}',
    '[1, 2]',
    "{'a': 1",
    "{'a': 1} and more",
    "{'a': 1, 'a': 2}",
    "{1: 'a'}",
    "{'a', 'b'}",
    "['a' 'b']",
    "{'a': <object at 0x7f>}",
    "don't",
    "['".repeat(10_000),
    `${'['.repeat(10_000)}'`,
  ])('%j is left alone', (text) => {
    expect(readPython(text)).toBeUndefined();
  });

  it('is read as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(['first', value]);
        const read = readPython(writePython(parseJson(json) ?? null));
        expect(read === undefined ? undefined : stringify(read)).toBe(json);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back byte for byte from a table', () => {
    const encoded = encodeJson(printed, counter) ?? '';
    expect(encoded).toMatch(/^Python, no line feed at the end\n\[300\]\{/);
    expect(decodeText(encoded)).toBe(printed);
    expect(isEncodedJson(encoded)).toBe(true);
    expect(counter.count(encoded)).toBeLessThan(counter.count(printed) * 0.4);
  });

  it('is left alone where it would not come back: tuples, calls, other spaces', () => {
    for (const record of ["{'a': (1, 2)}", "{'a': Decimal('1')}", "{'a':1}"]) {
      const text = `[${Array.from({ length: 50 }, () => record).join(', ')}]`;
      expect(encodeJson(text, counter)).toBeUndefined();
    }
  });

  it('is shown by the rows that matter', () => {
    const elided = jsonCompressor.lossy?.(
      printed,
      lossyContextFor('json', 300, "who is O'Neil 217?"),
    );
    expect(elided).toMatch(/\n218,217,O'Neil 217,/);
    expect(elided).toMatch(/\d+ of 300 rows omitted/);
  });
});
