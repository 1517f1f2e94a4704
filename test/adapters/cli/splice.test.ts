import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { spliceStrings } from '../../../adapters/cli/splice.ts';

/** Every string in a value with its path. */
function stringsIn(
  value: unknown,
  path: (string | number)[] = [],
): [(string | number)[], string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  const inner: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return inner.flatMap(([step, each]) => stringsIn(each, [...path, step]));
}

describe('spliceStrings', () => {
  it('replaces the strings that were named and nothing else', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string(), (json, seed, text) => {
        const strings = stringsIn(JSON.parse(json));
        const chosen = strings[seed % Math.max(1, strings.length)];
        if (chosen === undefined) return;
        const [path] = chosen;
        const spliced: unknown = JSON.parse(spliceStrings(json, [{ path, text }]));
        const expected = strings.map(([place, old]) => [place, place === path ? text : old]);
        expect(stringsIn(spliced)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives back the same characters when every string is replaced by itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value, undefined, 2);
        const replacements = stringsIn(value).map(([path, text]) => ({ path, text }));
        expect(spliceStrings(json, replacements)).toBe(json);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps white space, numbers as written and repeated names', () => {
    const json = '{ "n": 1.0, "big": 12345678901234567890,\t"a": "first", "a":\n"last" , "2": 1e2}';
    const spliced = spliceStrings(json, [{ path: ['a'], text: 'new "one"' }]);
    expect(spliced).toBe(json.replace('"last"', String.raw`"new \"one\""`));
  });

  it('is not confused by brackets, quotes and escapes inside strings', () => {
    const json = String.raw`[{"\"]}": "[{\\", "k\u0065y": "\\\""}, "x"]`;
    const spliced = spliceStrings(json, [
      { path: [0, 'key'], text: 'b' },
      { path: [1], text: 'c' },
    ]);
    expect(JSON.parse(spliced)).toEqual([{ '"]}': '[{\\', key: 'b' }, 'c']);
  });

  it('reads a document nested 10,000 deep', () => {
    const json = `${'['.repeat(10_000)}"x"${']'.repeat(10_000)}`;
    expect(spliceStrings(json, [{ path: [0], text: 'y' }])).toBe(json);
  });
});
