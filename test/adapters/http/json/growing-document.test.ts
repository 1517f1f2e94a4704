import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { editJson, type JsonEdit } from '../../../../adapters/http/json/edit.ts';
import { readGrowing } from '../../../../adapters/http/json/growing-document.ts';
import { knownBeginnings } from '../../../../adapters/http/json/known-beginnings.ts';
import { asList } from '../../../../adapters/http/json/read.ts';
import { jsonEdit, jsonText } from './arbitrary.ts';

/** Documents from which on beginnings are remembered. */
const LARGE = `{"content":"${'Größe 🦉 '.repeat(7500)}"}`;

/** A document in parts, as texts. */
interface Draft {
  readonly head: readonly string[];
  readonly elements: readonly string[];
  readonly tail: readonly string[];
}

function textOf({ head, elements, tail }: Draft): string {
  return `{ ${[...head, `"list" :[${elements.join(' ,')} ]`, ...tail].join(',')}}\n`;
}

const element = jsonText.map((text) => `{"content":${text}}`);
const name = fc.constantFrom(
  '"model"',
  '"tools"',
  '"list"',
  '"__proto__"',
  String.raw`"m\u006fdel"`,
);
const property = fc.tuple(name, jsonText).map(([key, value]) => `${key}:${value}`);
const properties = fc.array(property, { maxLength: 3 });

/** What becomes of a document from one request to the next. */
const change: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
  { weight: 6, arbitrary: fc.array(element, { minLength: 1, maxLength: 4 }).map(grown) },
  { weight: 1, arbitrary: fc.nat(3).map((count) => (draft: Draft) => shortened(draft, count)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(12), element).map(([at, text]) => (draft: Draft) => ({
      ...draft,
      elements: draft.elements.with(at % draft.elements.length, text),
    })),
  },
  { weight: 1, arbitrary: properties.map((head) => (draft: Draft) => ({ ...draft, head })) },
  { weight: 2, arbitrary: properties.map((tail) => (draft: Draft) => ({ ...draft, tail })) },
);

function grown(added: readonly string[]): (draft: Draft) => Draft {
  return (draft) => ({ ...draft, elements: [...draft.elements, ...added] });
}

function shortened(draft: Draft, count: number): Draft {
  return {
    ...draft,
    elements: draft.elements.slice(0, Math.max(1, draft.elements.length - count)),
  };
}

/** The same texts are edited in the same way, whatever the document they stand in. */
function usualEdits({ elements }: Draft): readonly JsonEdit[] {
  return elements.flatMap((text, index): JsonEdit[] =>
    text.length % 2 === 0
      ? [{ kind: 'replace', path: ['list', index, 'content'], json: `"${text.length} ü"` }]
      : [],
  );
}

const place = fc.nat(12);
const otherEdits: fc.Arbitrary<readonly JsonEdit[]> = fc.array(
  fc.oneof(
    jsonEdit,
    fc
      .tuple(jsonEdit, place)
      .map(([edit, at]) => Object.assign(edit, { path: ['list', at, 'content', ...edit.path] })),
    place.map((at) => ({ kind: 'remove' as const, path: ['list', at] })),
    place.map((at) => ({ kind: 'insert' as const, path: ['list', at], json: '{}' })),
  ),
  { maxLength: 2 },
);
const offer: JsonEdit = { kind: 'set', path: ['tools'], json: '[{"name":"added"}]' };

describe('a document that grows', () => {
  it('says what it says, and is edited as any other', () => {
    const requests = fc.array(fc.tuple(change, fc.boolean()), { minLength: 2, maxLength: 6 });
    const start = fc.tuple(properties, fc.array(element));
    fc.assert(
      fc.property(start, otherEdits, requests, ([head, elements], others, changes) => {
        let draft: Draft = { head, elements: [LARGE, ...elements], tail: [] };
        for (const [changed, isOdd] of changes) {
          draft = changed(draft);
          const text = textOf(draft);
          const edits = [...usualEdits(draft), offer, ...(isOdd ? others : [])];
          for (const source of [text, Buffer.from(text)]) {
            const document = readGrowing(source, 'list');
            expect(document.body).toEqual(JSON.parse(text));
            const edited = document.edit(edits);
            expect(typeof edited).toBe(typeof source);
            expect(Buffer.from(edited).toString()).toBe(editJson(text, edits));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is edited as any other where none of the elements before is left', () => {
    const edits: readonly JsonEdit[] = [{ kind: 'remove', path: ['list', 0] }];
    for (const added of ['{},{},{},{}', '{},{},{},{},{}']) {
      const text = `{"list":[${LARGE},${added}]}`;
      const sent = readGrowing(Buffer.from(text), 'list').edit(edits);
      expect(Buffer.from(sent).toString()).toBe(editJson(text, edits));
      expect(readGrowing(text, 'list').edit(edits)).toBe(editJson(text, edits));
    }
  });

  it.each([
    ['a text', (text: string) => text],
    ['bytes', (text: string) => Buffer.from(text)],
  ])(
    'has the same elements as the one before, up to those that may still change: %s',
    (_name, sourceOf) => {
      const draft: Draft = {
        head: ['"model":"m"'],
        elements: [LARGE, ...Array.from({ length: 8 }, (_, at) => `{"content":"${at}"}`)],
        tail: ['"tools":[]'],
      };
      const first = readGrowing(sourceOf(textOf(draft)), 'list');
      first.edit(usualEdits(draft));
      const moved = { ...draft, elements: draft.elements.with(8, '{"content":"7","mark":1}') };
      const second = readGrowing(sourceOf(textOf(grown(['{}', '{}'])(moved))), 'list');
      const [before, after] = [first, second].map(({ body }) => asList(body['list']));
      const isSame = after?.map((each, index) => each === before?.[index]);
      expect(isSame).toEqual([
        true,
        true,
        true,
        true,
        true,
        false,
        false,
        false,
        false,
        false,
        false,
      ]);
    },
  );

  it('may come in the buffer of the one before', () => {
    const buffer = new Uint8Array(200_000);
    for (const word of ['first', 'other']) {
      const text = `{"list":[{"content":"${word.repeat(20_000)}"},{},{},{},{},{}]}`;
      const { written } = new TextEncoder().encodeInto(text, buffer);
      const document = readGrowing(buffer.subarray(0, written), 'list');
      expect(document.body).toEqual(JSON.parse(text));
      const sent = document.edit([]);
      expect(Buffer.from(sent).toString()).toBe(text);
    }
  });

  it('leaves no more of it in memory than its beginning, and nothing of a short one', () => {
    const text = `{"list":[{"long":${LARGE}},{},{},{},${LARGE}]}`;
    const short = `{"list":[{"short":1},{},{},{},${LARGE}]}`;
    const [known, unknown] = [text, short].map((each) => {
      readGrowing(Buffer.from(each), 'list').edit([
        { kind: 'replace', path: ['list', 4], json: LARGE },
      ]);
      return knownBeginnings.find(Buffer.from(each), 'list');
    });
    const sizes = [known?.given, known?.sent].map((source) =>
      typeof source === 'object' ? source.buffer.byteLength : undefined,
    );
    const size = Buffer.byteLength(`{"list":[{"long":${LARGE}}`);
    expect(sizes).toEqual([size, size]);
    expect(unknown).toBeUndefined();
  });

  it.each([
    ['no JSON', '{"list":[1,2', SyntaxError],
    ['two values', '{"list":[]} {}', SyntaxError],
  ])(
    'is refused where it is %s, also behind a beginning that was there before',
    (_, end, error) => {
      const beginning = `{"list":[${LARGE},{},{},{},{},{},{}`;
      readGrowing(Buffer.from(`${beginning}]}`), 'list').edit([]);
      expect(() => readGrowing(Buffer.from(`${beginning},${end}`), 'list')).toThrow(error);
      expect(() => readGrowing(Buffer.from(end), 'list')).toThrow(error);
    },
  );

  it('is refused where its end is not UTF-8', () => {
    const beginning = Buffer.from(`{"list":[${LARGE},{},{},{},{},{},{}`);
    readGrowing(Buffer.concat([beginning, Buffer.from(']}')]), 'list').edit([]);
    const broken = Buffer.concat([beginning, Buffer.from([0x2c, 0x22, 0xff, 0x22, 0x5d, 0x7d])]);
    expect(() => readGrowing(broken, 'list')).toThrow(TypeError);
  });
});
