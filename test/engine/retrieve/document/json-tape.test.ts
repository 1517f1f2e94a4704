import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compactJson } from '../../../../engine/retrieve/document/json-compact.ts';
import { pathOf, resolvePath, splitPaths } from '../../../../engine/retrieve/document/json-path.ts';
import { scanJson } from '../../../../engine/retrieve/document/json-tape.ts';

const documents = fc
  .tuple(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 1, '\t'))
  .map(([any, space]) => JSON.stringify(any, null, space))
  .map((text) => ({ value: JSON.parse(text) as unknown, text }));

describe('scanJson', () => {
  it('reads elements behind each other as the list that they are within', () => {
    const text = '{"a":[1,{"b":2}]},\n {"a":3} ],"total":9}';
    const tape = scanJson(text);
    expect(tape?.isArray(0)).toBe(true);
    expect(tape?.isComplete).toBe(false);
    const rows = tape?.childrenOf(0) ?? [];
    const spans = rows.map((row) => tape?.spanOf(row));
    expect(spans.map((span) => text.slice(span?.start, span?.end))).toEqual([
      '{"a":[1,{"b":2}]}',
      '{"a":3}',
    ]);
    if (tape === undefined) return;
    const [inner = -1] = resolvePath(tape, '[0].a[1].b');
    expect(pathOf(tape, inner)).toBe('[0].a[1].b');
    expect(text.slice(tape.spanOf(inner).start, tape.spanOf(inner).end)).toBe('2');
  });

  it('finds every value where it lies', () => {
    fc.assert(
      fc.property(documents, ({ value, text }) => {
        const tape = scanJson(text);
        const rebuild = (at: number): unknown => {
          const span = tape?.spanOf(at);
          const children = tape?.childrenOf(at) ?? [];
          if (tape?.isArray(at)) return children.map((child) => rebuild(child));
          if (!tape?.isObject(at)) return JSON.parse(text.slice(span?.start, span?.end));
          const keyOf = (child: number): string => JSON.parse(`"${tape.keyOf(child)}"`);
          return Object.fromEntries(children.map((child) => [keyOf(child), rebuild(child)]));
        };
        expect(rebuild(0)).toEqual(value);
        expect(tape?.isComplete).toBe(true);
      }),
    );
  });

  it('reads what Python prints, brackets and quotes in texts included', () => {
    const text = String.raw`[{'a': "it's [", 'b': 'x\'}', 'c': None}, {'a': '{', 'b': '"', 'c': (1, 2)}]`;
    const tape = scanJson(text);
    const rows = tape?.childrenOf(0) ?? [];
    const shown = (value: number): string => {
      const { start = 0, end = 0 } = tape?.spanOf(value) ?? {};
      return text.slice(start, end);
    };
    expect(rows.map(shown)).toEqual([
      text.slice(1, text.indexOf(', {')),
      text.slice(text.indexOf(', {') + 2, -1),
    ]);
    const [first, second] = rows.map((row) => tape?.childrenOf(row).slice(0, 2) ?? []);
    expect(first?.map((value) => tape?.keyOf(value))).toEqual(['a', 'b']);
    expect([...(first ?? []), ...(second ?? [])].map(shown)).toEqual([
      '"it\'s ["',
      String.raw`'x\'}'`,
      "'{'",
      "'\"'",
    ]);
  });

  it('never throws, and says when a text is not quite JSON', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('{}[]":,\\ n1a\n')) }),
        (text) => {
          const isJson = isParseable(text);
          const tape = scanJson(text);
          expect(!isJson || tape?.isComplete === true).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads a text that was cut off as far as it goes', () => {
    const tape = scanJson('{"items": [{"id": 1}, {"id": 2}, {"na');
    expect(tape?.isComplete).toBe(false);
    expect(tape?.childrenOf(1)).toHaveLength(3);
  });
});

describe('paths', () => {
  it('lead back to the value that they name', () => {
    fc.assert(
      fc.property(documents, ({ text }) => {
        const tape = scanJson(text);
        if (tape === undefined) throw new Error('no values');
        const values = Array.from({ length: tape.size }, (_, value) => value);
        const paths = values.map((value) => pathOf(tape, value));
        expect(splitPaths(paths.join(','))).toEqual(paths);
        expect(paths.map((path) => resolvePath(tape, path))).toEqual(
          values.map((value) => [value]),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never throw, whatever they are', () => {
    const tape = scanJson('{"a":[{"b":1}]}');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('a b[].*$"\'\\,0')) }),
        (path) => {
          for (const part of splitPaths(path)) {
            expect(tape && resolvePath(tape, part).length).toBeLessThan(5);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  const tape = scanJson(
    '{"items":[{"name":"a","tags":["x"]},{"name":"b","tags":[]}],"a.b":{"c d":1},"n":{"0":2}}',
  );
  it.each([
    ['items', ['items']],
    ['$.items', ['items']],
    ['$', ['$']],
    ['items[1].name', ['items[1].name']],
    ['items.1.name', ['items[1].name']],
    ['items[*].name', ['items[0].name', 'items[1].name']],
    ['items[].name', ['items[0].name', 'items[1].name']],
    ['items.name', ['items[0].name', 'items[1].name']],
    ['["a.b"]["c d"]', ['["a.b"]["c d"]']],
    ['n.0', ['n.0']],
    ['items[7]', []],
    ['other', []],
    ['items[', []],
  ])('%s means %j', (path, expected) => {
    const found = tape === undefined ? [] : resolvePath(tape, path);
    expect(found.map((value) => tape && pathOf(tape, value))).toEqual(expected);
  });

  it('are told apart in a list', () => {
    expect(splitPaths('a[3], ["x,y"].b ,c')).toEqual(['a[3]', '["x,y"].b', 'c']);
  });
});

it('compactJson leaves out space outside strings only', () => {
  fc.assert(
    fc.property(documents, ({ value, text }) => {
      const span = { start: 0, end: text.length };
      const expected = text.includes('\n') ? JSON.stringify(value) : text;
      expect(compactJson(text, span)).toBe(expected);
    }),
  );
});

function isParseable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
