import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeText } from '../../../../engine/compress/json/form.ts';
import { jsonCompressor } from '../../../../engine/compress/json/index.ts';
import { encodeJson, isEncodedJson } from '../../../../engine/compress/json/lossless.ts';
import { readCutJson } from '../../../../engine/compress/json/value/cut.ts';
import { formatReference, hashOf } from '../../../../engine/retrieve/reference.ts';
import { tokenCounter } from '../../../../engine/tokens/index.ts';
import { jsonText } from '../../../support/json-arbitraries.ts';

const counter = tokenCounter('gpt-4o');
const NOTE = '\n... [truncated 12345 characters]';

const users = Array.from({ length: 400 }, (_, id) => ({
  id,
  name: `user ${id}`,
  state: id === 77 ? 'failed' : 'active',
}));

const cutText = fc
  .tuple(jsonText(), fc.constantFrom(0, 1, 2), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, indent, share]) => {
    const spaced = JSON.stringify(JSON.parse(text), undefined, indent);
    return spaced.slice(0, Math.floor(spaced.length * share));
  });

describe('JSON that was cut off', () => {
  it.each([
    ['in a record', '[{"a":1},{"a":2}', ',{"a":', ']'],
    ['in a number', '{"rows":[1,2', ',34', ']}'],
    ['in a string', '{"a":"x"', ',"b":"y', '}'],
    ['behind a key', '{"a":"x"', ',"b"', '}'],
    ['behind a comma', '[[1],[2]', ',', ']'],
    ['with a note', '[true,false', `,nul${NOTE}`, ']'],
  ])('%s is read up to the last entry that is whole', (...[, whole, rest, closing]) => {
    expect(readCutJson(whole + rest)).toMatchObject({ minified: whole + closing, rest });
  });

  it('counts an entry as whole only where the rest of it would be long', () => {
    const long = `"b":{"c":"${'x'.repeat(1200)}","d":[1,2`;
    expect(readCutJson(`[{"a":1},{${long}`)?.minified).toMatch(
      /^\[\{"a":1\},\{"b":\{"c":"x+"\}\}\]$/,
    );
    expect(readCutJson('[{"a":1},{"b":{"c":"short","d":[1,2')?.minified).toBe('[{"a":1}]');
  });

  it.each([
    ['whole', '{"a":[1,2]}'],
    ['whole, with words behind it', '{"a":[1,2]} and more'],
    ['no JSON', 'a: [1, 2'],
    ['no JSON from some place on', `[1,2,${'oops '.repeat(300)}`],
    ['cut before anything is whole', '[{"a":'],
    ['empty', ''],
  ])('is not what is %s', (_, text) => {
    expect(readCutJson(text)).toBeUndefined();
  });

  it.each([
    ['to its end', '{"a":1},\n{"a":2}', '\n],"n":null}', 0],
    ['and cut again', '{"a":1}', ',{"a":[2,3', 1],
    ['and cut again behind an element', '{"a":1},{"a":[2]}', ',{"a', 1],
  ])('may begin within a list, %s', (...[, whole, rest, levels]) => {
    const cut = readCutJson(whole + rest);
    expect(cut).toMatchObject({
      isWithinList: true,
      levels,
      rest: levels === 0 ? rest.slice(2) : rest,
    });
    const encoded = encodeJson(JSON.stringify(users).slice(1) + rest, counter) ?? '';
    expect(encoded).toMatch(
      /^JSON from within a list; the last (?:line is|\d+ lines are) the rest as it came:\n/,
    );
    expect(decodeText(encoded)).toBe(JSON.stringify(users).slice(1) + rest);
    expect(isEncodedJson(encoded)).toBe(true);
  });

  it('is divided without a loss, wherever it was cut', () => {
    fc.assert(
      fc.property(cutText, (text) => {
        const cut = readCutJson(text);
        if (cut === undefined) return;
        const { minified, levels, rest } = cut;
        const whole = text.slice(0, text.length - rest.length);
        const closing = minified.slice(-levels);
        expect(JSON.parse(whole + closing)).toEqual(JSON.parse(minified));
        expect(text.endsWith(rest)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('comes back from its lossless form', () => {
    fc.assert(
      fc.property(cutText, (text) => {
        const encoded = encodeJson(text, counter);
        const cut = readCutJson(text);
        if (encoded === undefined || cut === undefined) return;
        expect(decodeText(encoded)).toBe(cut.minified.slice(0, -cut.levels) + cut.rest);
        expect(isEncodedJson(encoded)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    const encoded = encodeJson(JSON.stringify(users, undefined, 1).slice(0, -100), counter) ?? '';
    expect(encoded).toMatch(
      /^JSON, cut off 1 level deep; the last \d+ lines are the rest as it came:\n\[39\d\]\{/,
    );
  });

  it('shows the rows that matter, with the rest as it came', () => {
    const text = JSON.stringify(users).slice(0, -100) + NOTE;
    const elided = jsonCompressor.lossy?.(text, {
      detection: { kind: 'json', confidence: 1 },
      query: { user: 'which one failed?', toolArguments: '', assistant: '' },
      counter,
      budget: 300,
      reference: (missing) => formatReference({ hash: hashOf(text), missing }),
    });
    expect(elided).toContain('78,77,user 77,failed');
    expect(elided).toMatch(/\d+ of 397 rows omitted/);
    expect(elided?.endsWith(readCutJson(text)?.rest ?? 'nothing')).toBe(true);
  });
});
