import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { editJson, type JsonEdit, type Path } from '../../../../adapters/http/json/edit.ts';
import { jsonEdit, jsonPath, jsonText } from './arbitrary.ts';
import { editedValue } from './edited-value.ts';

const MARK = '"the new value"';

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), value);
}

describe('editJson', () => {
  it('says the same as the edited value', () => {
    const edits = fc.array(jsonEdit, { maxLength: 8 });
    fc.assert(
      fc.property(jsonText, edits, (text, given) => {
        const expected = editedValue(JSON.parse(text), given);
        const edited: unknown = JSON.parse(editJson(text, given));
        expect(JSON.stringify(edited)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 20_000 },
    );
  });

  it('replaces exactly the characters of a value', () => {
    fc.assert(
      fc.property(jsonText, jsonPath, (text, path) => {
        const [before = '', after] = editJson(text, [{ kind: 'replace', path, json: MARK }]).split(
          MARK,
        );
        fc.pre(after !== undefined);
        const old = text.slice(before.length, text.length - after.length);
        expect(before + old + after).toBe(text);
        expect(old.trim()).toBe(old);
        expect(JSON.parse(old)).toEqual(valueAt(JSON.parse(text), path));
      }),
      { numRuns: 2000 },
    );
  });

  it('inserts without touching another character', () => {
    fc.assert(
      fc.property(jsonText, jsonPath, fc.nat(3), (text, path, index) => {
        const edit: JsonEdit = { kind: 'insert', path: [...path, index], json: MARK };
        const [before = '', after] = editJson(text, [edit]).split(MARK);
        fc.pre(after !== undefined);
        const withoutComma = [before + after, before.slice(0, -1) + after, before + after.slice(1)];
        expect(withoutComma).toContain(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back the very text for edits of places that do not exist', () => {
    const text = ' {"a": [1, "b"], "0": {}} ';
    const edits: JsonEdit[] = [
      { kind: 'replace', path: ['b'], json: '1' },
      { kind: 'replace', path: ['a', 1, 'b'], json: '1' },
      { kind: 'remove', path: [0] },
      { kind: 'remove', path: [] },
      { kind: 'insert', path: ['a', 3], json: '1' },
      { kind: 'insert', path: ['0', 0], json: '1' },
      { kind: 'set', path: ['a', 'x'], json: '1' },
    ];
    expect(editJson(text, edits)).toBe(text);
    expect(editJson(text, [])).toBe(text);
  });

  it.each([
    ['[1, 2 ,3]', [0], '[2 ,3]'],
    ['[1, 2 ,3]', [1], '[1 ,3]'],
    ['[1, 2 ,3 ]', [2], '[1, 2 ]'],
    ['{ "a" : 1 }', ['a'], '{  }'],
    ['{"a":1,\n "b":2,\n "a":3}', ['a'], '{"b":2}'],
    ['{"b":0, "a":1,\n "a":3}', ['a'], '{"b":0}'],
  ])('%s without %j is %s', (text, path, expected) => {
    expect(editJson(text, [{ kind: 'remove', path }])).toBe(expected);
  });

  it('puts the commas right where elements come and go at one place', () => {
    const edits: JsonEdit[] = [
      { kind: 'remove', path: [0] },
      { kind: 'insert', path: [1], json: '"a"' },
      { kind: 'remove', path: [1] },
      { kind: 'insert', path: [1], json: '"b","c"' },
      { kind: 'insert', path: [2], json: '"d"' },
    ];
    expect(editJson('[ 1 , 2 ]', edits)).toBe('[ "a","b","c","d" ]');
  });

  it('edits the last of the properties with one name and leaves the others alone', () => {
    const text = '{"a": {"x": 1}, "b": [{"a": 1}], "a": {"y": 1.0}, "\\u0061": {"z": 1e2}}';
    const edits: JsonEdit[] = ['x', 'y', 'z'].map((name) => ({
      kind: 'replace',
      path: ['a', name],
      json: '0',
    }));
    expect(editJson(text, edits)).toBe(text.replace('1e2', '0'));
  });

  it('adds properties behind the last one, in the order of the edits', () => {
    const edits: JsonEdit[] = [
      { kind: 'set', path: ['d"'], json: '1' },
      { kind: 'set', path: ['a'], json: '2' },
      { kind: 'set', path: ['c', 'e'], json: '3' },
      { kind: 'set', path: ['b'], json: '4' },
    ];
    expect(editJson('\uFEFF\n{ "a" : 1.0, "c": {}\n}', edits)).toBe(
      '\uFEFF\n{ "a" : 2, "c": {"e":3},"d\\"":1,"b":4\n}',
    );
  });

  it('edits a document nested 50,000 deep', () => {
    const nested = (inner: string): string => '['.repeat(50_000) + inner + ']'.repeat(50_000);
    const path = Array.from({ length: 50_000 }, () => 0);
    expect(editJson(nested('"x"'), [{ kind: 'replace', path, json: '"y"' }])).toBe(nested('"y"'));
    expect(editJson(nested('"x"'), [{ kind: 'insert', path: [1], json: '2' }])).toBe(
      `${nested('"x"').slice(0, -1)},2]`,
    );
  });
});

it('finds the end of a string that is known, and of one that is not as it was thought', () => {
  const text = '{"a":"x\\"y","b":1}';
  const path = ['a'];
  for (const was of ['"x\\"y"', '"x\\u0022y"', '"x"']) {
    expect(editJson(text, [{ kind: 'replace', path, json: '2', was }])).toBe('{"a":2,"b":1}');
  }
});
