import { describe, expect, it } from 'vitest';
import fc from 'fast-check';

import { decodeText } from '../../../../engine/compress/json/form.ts';
import {
  encodeCsv,
  encodeJson,
  encodeNdjson,
  isEncodedJson,
} from '../../../../engine/compress/json/lossless.ts';
import { minifyJson } from '../../../../engine/compress/json/value/minify.ts';
import { parseJson } from '../../../../engine/compress/json/value/parse.ts';
import { stringify } from '../../../../engine/compress/json/value/stringify.ts';
import { tokenCounter } from '../../../../engine/tokens/index.ts';
import { comesBack } from '../../../eval/inputs/json-fuzz.ts';
import { jsonText } from '../../../support/json-arbitraries.ts';

const counter = tokenCounter('gpt-4o');

describe('JSON', () => {
  it('comes back from every document, whatever it holds', () => {
    fc.assert(fc.property(jsonText(), comesBack), { numRuns: 5000 });
  });

  it('is parsed with its key order and the digits of its numbers', () => {
    fc.assert(
      fc.property(jsonText(), (text) => {
        const value = parseJson(text);
        expect(value === undefined ? text : stringify(value)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('loses nothing but white space when it is minified', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 3), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), undefined, indent);
        expect(minifyJson(spaced)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('gives encodings that decode, are recognised and never have more tokens', () => {
    fc.assert(
      fc.property(jsonText(), (text) => {
        const encoded = encodeJson(text, counter);
        if (encoded === undefined) return;
        expect(decodeText(encoded)).toBe(text);
        expect(isEncodedJson(encoded) || minifyJson(encoded) === encoded).toBe(true);
        expect(counter.count(encoded)).toBeLessThan(counter.count(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a repeated key', '{"a":1,"a":2}'],
    ['a truncated document', '[{"a":1},{"a":'],
    ['a word', 'nonsense'],
    ['nothing', ''],
  ])('is left alone with %s', (_, text) => {
    expect(encodeJson(text, counter)).toBeUndefined();
  });

  it('survives nesting of any depth', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    expect(parseJson(deep)).toBeUndefined();
    expect(encodeJson(deep, counter)).toBeUndefined();
    expect(encodeJson(` ${deep}`, counter)).toBe(deep);
  });
});

describe('other forms of records', () => {
  const rows = Array.from({ length: 40 }, (_, id) => ({
    id,
    host: `web-${id % 3}`,
    state: 'running',
  }));

  it.each(['', '\n'])('gives NDJSON back, ending in %j', (end) => {
    const text = rows.map((row) => JSON.stringify(row)).join('\n') + end;
    const encoded = encodeNdjson(text, counter) ?? '';
    expect(encoded.startsWith('JSON lines')).toBe(true);
    expect(decodeText(encoded)).toBe(text);
    expect(isEncodedJson(encoded)).toBe(true);
  });

  it.each([',', '\t'])('gives separated values back byte for byte, with %j', (delimiter) => {
    const line = (cells: readonly unknown[]): string => cells.join(delimiter);
    const table = rows.map(({ id, host }) => line([id, host, '2024-05-01T00:00:00Z', '"a ""b"""']));
    const text = `${line(['id', 'host', 'at', 'note'])}\n${table.join('\n')}\n`.replaceAll(
      '"a ""b"""',
      'plain',
    );
    const encoded = encodeCsv(text, counter) ?? '';
    expect(decodeText(encoded)).toBe(text);
    expect(counter.count(encoded)).toBeLessThan(counter.count(text) * 0.6);
  });

  it('leaves tables alone whose lines differ in length or that end in CRLF', () => {
    expect(encodeCsv('a,b\n1,2\n1\n', counter)).toBeUndefined();
    expect(encodeCsv(`a,b\r\n${'1,2\r\n'.repeat(50)}`, counter)).toBeUndefined();
  });
});
