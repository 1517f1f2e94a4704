import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split } from '../../../engine/detect/index.ts';
import { lines } from '../../support/lines.ts';
import { EXAMPLES } from './examples.ts';

const LOG = Array.from(
  { length: 40 },
  (_, id) => `2024-05-01 10:00:${10 + id} INFO worker ${id} took part ${id * 7} of the queue`,
).join('\n');
const JSON_LIST = JSON.stringify(
  Array.from({ length: 30 }, (_, id) => ({ id, name: `name ${id}` })),
  undefined,
  1,
);
const WORDS =
  'This is what the tool found, as far as it could look into the matter before the time was over.\n';

function kindsOf(text: string): readonly string[] {
  return split(text).map(({ detection }) => detection.kind);
}

function joined(text: string): string {
  return split(text)
    .map((segment) => segment.text)
    .join('');
}

describe('split', () => {
  it('leaves every example of one kind in one piece', () => {
    for (const { text } of EXAMPLES) {
      expect(split(text).map((segment) => segment.text)).toEqual([text]);
    }
  });

  it.each([
    ['behind a question', 'Which one failed? ', ''],
    ['between words', 'Given the context: ', '. Which one failed?'],
    ['between tags', 'Look:\n<context>', '</context>\nWhich one failed?'],
    ['behind an equals sign', 'result=', '\ndone'],
  ])('cuts out a document of JSON within a line, %s', (_, before, behind) => {
    for (const json of [JSON_LIST, JSON.stringify(JSON.parse(JSON_LIST))]) {
      const segments = split(before + json + behind);
      expect(segments[1]).toMatchObject({ detection: { kind: 'json' } });
      expect(segments[1]?.text.trimEnd()).toBe(json);
      expect(joined(before + json + behind)).toBe(before + json + behind);
    }
  });

  it('leaves lists within names, small documents and the lines of logs alone', () => {
    const line = JSON.stringify(JSON.parse(JSON_LIST));
    for (const text of [
      `${WORDS.repeat(6)}value${line}`,
      `${WORDS.repeat(6)}It says {"a":[1,2,3]} and [1] as well. ${WORDS.repeat(6)}`,
      `${LOG}\n2024-05-01 10:01:00 INFO answer ${line}\n${LOG}`,
    ]) {
      expect(split(text)).toHaveLength(1);
    }
  });

  it('cuts out a document of JSON between sentences', () => {
    const text = `${WORDS.repeat(6)}\n${JSON_LIST}\n\n${WORDS.repeat(6)}`;
    const segments = split(text);
    expect(segments.map(({ detection }) => detection.kind)).toEqual(['prose', 'json', 'prose']);
    expect(segments[1]?.text).toBe(`${JSON_LIST}\n`);
  });

  it('cuts out a page below the headers of its response', () => {
    const page = `<!DOCTYPE html>\n<html>\n${'<p>some words</p>\n'.repeat(60)}</html>\n`;
    const headers = `HTTP/1.1 200 OK\ncontent-type: text/html\nx-data: ${'a1 '.repeat(100)}\n\n`;
    expect(split(headers + page).map(({ text }) => text)).toEqual([headers, page]);
    expect(kindsOf(headers + page).at(-1)).toBe('html');
  });

  it('cuts out a log, with its wrapped lines and traces', () => {
    const log = `${LOG}\n\tat com.example.A.b(A.java:1)\n${LOG}\n`;
    const segments = split(`${WORDS.repeat(90)}\n${log}\n${WORDS.repeat(9)}`);
    expect(segments.map(({ detection }) => detection.kind)).toEqual(['prose', 'log', 'prose']);
    expect(segments[1]?.text).toBe(log);
  });

  it('cuts out the inside of a fenced block and no fence', () => {
    const code = 'export function twice(value: number): number {\n  return value * 2;\n}\n'.repeat(
      12,
    );
    const segments = split(
      `${`${WORDS}\n`.repeat(90)}\n\`\`\`ts\n${code}\`\`\`\n${WORDS.repeat(6)}`,
    );
    expect(segments.map(({ text }) => text)).toContain(code);
  });

  it('takes no rule under a title for a fence', () => {
    const text = ['Opening the gate', 'Closing the gate'].map(
      (title) => `${title}\n${'`'.repeat(title.length)}\n\n${WORDS.repeat(12)}\n`,
    );
    expect(split(text.join(''))).toHaveLength(1);
  });

  it('cuts out fenced code that holds backticks itself', () => {
    const code = 'export const names = [`a`, `b`].map((name) => `${name}!`);\n'.repeat(30);
    for (const head of ['', 'Contents of `names.ts`:\n\n']) {
      const text = `${head}\`\`\`ts\n${code}\`\`\`\n`;
      expect(split(text).map((segment) => segment.text)).toEqual([
        `${head}\`\`\`ts\n`,
        code,
        '```\n',
      ]);
    }
  });

  it('cuts out listings and hits', () => {
    const listing = Array.from(
      { length: 12 },
      (_, id) => `-rw-r--r-- 1 ada staff ${1000 + id} Apr 30 08:32 part${id}.ts\n`,
    ).join('');
    const hits = Array.from(
      { length: 12 },
      (_, id) => `src/part${id % 3}.ts:${id}:export function part${id}(): void {\n`,
    ).join('');
    const segments = split(`${WORDS.repeat(9)}${listing}${WORDS.repeat(9)}${hits}${WORDS}`);
    expect(segments.map(({ text }) => text)).toEqual([
      WORDS.repeat(9),
      listing,
      WORDS.repeat(9),
      hits,
      WORDS,
    ]);
    expect(segments[1]?.detection.kind).toBe('table');
    expect(segments[3]?.detection.kind).toBe('search');
  });

  it('cuts out a table', () => {
    const table = `| name | size |\n| --- | --- |\n${'| some name | 12345 |\n'.repeat(30)}`;
    const segments = split(`${WORDS.repeat(40)}\n${table}\n${WORDS.repeat(9)}`);
    expect(segments.map(({ text }) => text)).toContain(table);
  });

  it('cuts out nothing small', () => {
    expect(kindsOf(`${WORDS.repeat(12)}\n{"a": 1}\n[1, 2]\n${WORDS}`)).toEqual(['prose']);
  });

  it('does not take broken JSON for a document', () => {
    expect(
      kindsOf(`${WORDS.repeat(9)}\n${JSON_LIST.slice(0, -1)}\n${WORDS.repeat(9)}`),
    ).toHaveLength(1);
  });

  it('leaves a conversation in one piece, with times in front of some lines', () => {
    const said = (id: number): string =>
      `The market ${'abcdefghij'.charAt(id % 10)} is open. It is old.`;
    const timed = lines(10, (id) => `[12/03/2024, 09:48:1${id}] Ann: ${said(id)}`);
    const untimed = lines(10, (id) => `${said(id)} ${WORDS.trim()}`);
    expect(kindsOf(lines(6, () => `${timed}\n${untimed}`))).toEqual(['prose']);
  });

  it('joins to the text, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom(
        LOG,
        JSON_LIST,
        WORDS.repeat(9),
        '```\n',
        '\r\n',
        '\uFEFF',
        '\0',
        '\uD800',
        '| a | b |\n'.repeat(50),
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('', '\n', '\r\n'),
        (pieces, gap) => {
          const text = pieces.join(gap);
          expect(joined(text)).toBe(text);
          expect(split(text)).toEqual(split(text));
          expect(split(text).filter((segment) => segment.text === '')).toHaveLength(
            text === '' ? 1 : 0,
          );
        },
      ),
    );
  });
});
