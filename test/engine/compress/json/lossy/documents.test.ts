import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elideCsv,
  elideJson,
  elideNdjson,
} from '../../../../../engine/compress/json/lossy/index.ts';
import type { JsonValue } from '../../../../../engine/compress/json/value/records.ts';
import { parseReferences } from '../../../../../engine/retrieve/reference.ts';
import { contextFor, rowsOf } from './support.ts';

interface Part {
  readonly [key: string]: JsonValue;
  readonly name: string;
}

/** Parts of a machine: rows with a number, a name, a state and a weight. */
function records(count: number): readonly Part[] {
  return Array.from({ length: count }, (_, index) => ({
    number: 1000 + index,
    name: `part ${(index * 7919) % 1000} of the machine`,
    state: index % 5 === 0 ? 'closed' : 'open',
    weight: (index * 37) % 89,
  }));
}

/** What the references of a text say is missing. */
function missingIn(text: string | undefined): readonly string[] {
  return parseReferences(text ?? '').map(({ missing }) => missing);
}

/** `278 of 300 rows omitted`: how many, of how many. */
function countsIn(missing: string | undefined): readonly number[] {
  return [...(missing ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

describe('elideJson', () => {
  it('prints the rows that matter, a digest and one reference for a list', () => {
    const text = elideJson(JSON.stringify(records(300)), contextFor('', 400)) ?? '';
    const [missing, ...others] = missingIn(text);
    expect(others).toEqual([]);
    expect(missing).toMatch(/^\d+ of 300 rows omitted$/);
    expect(text).toContain('state: open 240, closed 60');
    expect(text.length / 4).toBeLessThan(450);
  });

  it('says how many rows are missing', () => {
    const text = elideJson(JSON.stringify(records(300)), contextFor('', 400)) ?? '';
    const [omitted = 0] = countsIn(missingIn(text)[0]);
    const shown = text.split('\n').filter((line) => /^\d+,/.test(line));
    expect(omitted + shown.length).toBe(300);
  });

  it('gives each list of a document its own reference, named by its way', () => {
    const document = { meta: { open: records(200) }, 'the rest': records(100), total: 300 };
    const text = elideJson(JSON.stringify(document), contextFor('', 700)) ?? '';
    expect(missingIn(text)).toEqual([
      expect.stringMatching(/^meta\.open: \d+ of 200 rows omitted$/),
      expect.stringMatching(/^"the rest": \d+ of 100 rows omitted$/),
    ]);
    expect(text).toContain('300');
  });

  it('shows the entry of a keyed map that was asked for', () => {
    const entries = records(200).map((row, index) => [`key-${index * 13}`, row]);
    const text = elideJson(JSON.stringify(Object.fromEntries(entries)), contextFor('key-1300'));
    expect(text).toMatch(/^101,.*1300,/m);
    expect(missingIn(text)[0]).toMatch(/^\d+ of 200 entries omitted$/);
  });

  it('shows what was asked for of a map of different objects, before what is only unusual', () => {
    const packages = Array.from({ length: 200 }, (_, index) => {
      const odd = Object.fromEntries([[`field${index}`, 'x'.repeat(150)]]);
      return [`lib/number-${index}`, { version: `${index}.0.1`, ...odd }];
    });
    const lock = {
      lockfile: 3,
      packages: { ...Object.fromEntries(packages), 'lib/zebra': { version: '4.5.6' } },
    };
    const text = elideJson(JSON.stringify(lock), contextFor('which version of zebra is it?', 500));
    expect(text).toMatch(/^#201 lib\/zebra: .*4\.5\.6/m);
    expect(missingIn(text)[0]).toMatch(/^packages: \d+ of 201 entries omitted$/);
  });

  it('shows the pair of a map of strings that was asked for', () => {
    const pair = (index: number) => [`k${index}a${index * 7}`, `v${index * 31}`];
    const map = Object.fromEntries(Array.from({ length: 300 }, (_, index) => pair(index)));
    const text = elideJson(JSON.stringify(map), contextFor('k200a1400')) ?? '';
    expect(text).toMatch(/k200a1400.*v6200/);
    expect(missingIn(text)).toHaveLength(1);
  });

  it('shows each property of a record, however many it has, and the shortest of the records inside', () => {
    const person = {
      login: 'octocat',
      id: 583231,
      admin: false,
      ...Object.fromEntries(
        rowsOf(14, (index) => [`url${index}`, `https://api.example.org/users/octocat/${index}`]),
      ),
    };
    const inner = { ...person, owner: person, size: 12, fork: true };
    const record = { name: 'linguist', ...inner, license: { key: 'mit' }, parent: inner };
    const text = elideJson(JSON.stringify(record), contextFor('', 300)) ?? '';
    expect(text).toMatch(/^name: linguist$/m);
    expect(text).toMatch(/^url13: /m);
    expect(text).toMatch(/^size:12$/m);
    expect(text).toMatch(/^parent:\n login: octocat\n id:583231$/m);
    expect(missingIn(text)).toEqual([
      expect.stringMatching(/^owner: \d+ of 17 properties omitted$/),
      expect.stringMatching(/^parent: \d+ of 20 properties omitted$/),
    ]);
    expect(text).not.toContain('entries');
    expect(text).toMatch(/source intact\] url\d+, url\d+, /);
  });

  it('leaves records whole where the lists alone make room enough', () => {
    const meta = Object.fromEntries(rowsOf(15, (index) => [`meta${index}`, 'x'.repeat(40)]));
    const text = elideJson(JSON.stringify({ meta, items: records(300) }), contextFor('', 600));
    expect(text).toMatch(/^ meta14: x{40}$/m);
    expect(missingIn(text)).toEqual([expect.stringMatching(/^items: \d+ of 300 rows omitted$/)]);
  });

  it('elides a list whose share is too small for its digest', () => {
    const versions = rowsOf(260, (index) => `${index}.0.1`);
    const readme = Object.fromEntries(rowsOf(60, (index) => [`part ${index}`, 'x'.repeat(150)]));
    const document = { name: 'express', versions, readme, 'is latest': true };
    const text = elideJson(JSON.stringify(document), contextFor('', 150)) ?? '';
    expect(text).toContain('260 values, each once');
    expect(text).not.toContain('131.0.1');
  });

  it('keeps the head and the tail of a long string, and says which characters are missing', () => {
    const body = rowsOf(900, (index) => `line ${index}`).join('\n');
    const text = elideJson(JSON.stringify({ body, id: 1 }), contextFor('', 300)) ?? '';
    expect(text).toContain('line 0');
    expect(text).toContain('line 899');
    const [missing, ...others] = missingIn(text);
    expect(others).toEqual([]);
    const [from = 0, to = 0, length] = countsIn(missing);
    expect(length).toBe(body.length);
    expect(text).not.toContain(body.slice(from - 1, to));
  });

  it('outlines a tree by its branches with the kinds of their leaves', () => {
    const file = (name: string) => ({ name, type: 'file', size: name.length * 100 });
    const folder = (name: string, children: readonly JsonValue[]) => ({
      name,
      type: 'dir',
      children,
    });
    const files = (count: number, kind: string) => rowsOf(count, (i) => file(`f${i}.${kind}`));
    const tree = folder('root', [
      folder('src', [...files(60, 'ts'), folder('parts', files(40, 'ts'))]),
      folder('docs', [...files(30, 'md'), file('logo.png')]),
      file('README.md'),
    ]);
    const text = elideJson(JSON.stringify(tree), contextFor('', 350)) ?? '';
    expect(text).toContain('tree: 3 branches, 132 leaves (ts 100, md 31, png 1)');
    expect(text).toContain('\nsrc/ 60 (ts 60)\n  parts/ 40 (ts 40)\ndocs/ 31 (md 30, png 1)');
    expect(missingIn(text)).toEqual([
      expect.stringMatching(/^children: \d+ of 132 leaves omitted$/),
    ]);
  });

  it('calls the branches of a tree by their names where they have ids as well', () => {
    const node = (id: number, children: readonly JsonValue[]) => ({
      id: `${id}:1`,
      name: `Frame ${id}`,
      children,
    });
    const leaves = rowsOf(40, (index) => ({ id: `9:${index}`, name: `Text ${index}` }));
    const tree = { id: '0:0', children: [node(1, [node(2, leaves)]), node(3, leaves)] };
    const text = elideJson(JSON.stringify(tree), contextFor('', 350)) ?? '';
    expect(text).toContain('\nFrame 1/ 0\n  Frame 2/ 40\nFrame 3/ 40\n');
  });

  it('leaves small documents, and documents without lists, as they are', () => {
    expect(elideJson(JSON.stringify(records(5)), contextFor(''))).toBeUndefined();
    expect(elideJson('{"a":{"b":[1,2,3]},"c":"short"}', contextFor(''))).toBeUndefined();
    expect(elideJson('no json', contextFor(''))).toBeUndefined();
  });

  it('never throws, is deterministic and leaves nothing out without a reference', () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    const list = fc
      .tuple(fc.array(value, { maxLength: 6 }), fc.integer({ min: 0, max: 60 }))
      .map(([rows, times]) => Array.from({ length: times }, () => rows).flat());
    fc.assert(
      fc.property(fc.oneof(value, list), fc.string(), (document, user) => {
        const context = contextFor(user, 100);
        const text = JSON.stringify(document);
        const elided = elideJson(text, context);
        expect(elideJson(text, context)).toBe(elided);
        const isSilent = elided !== undefined && missingIn(elided).length === 0;
        expect(isSilent).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('says what tuples in lists hold by their places, and of rows too large to be shown', () => {
    const series = rowsOf(8, (host) => ({
      metric: { instance: `10.0.0.${host}` },
      values: rowsOf(60, (minute) => [
        1_763_868_000 + 60 * minute,
        host === 4 && minute === 30 ? '98.7' : `0.${100 + ((minute * 37 + host) % 101)}`,
      ]),
    }));
    const elided = elideJson(JSON.stringify({ result: series }), contextFor('the load', 250));
    expect(elided).toContain('8 of 8 rows omitted');
    expect(elided).toContain('values[][0]: 1763868000 to 1763871540');
    expect(elided).toContain('values[][1]: 0.1 to 98.7 (10.0.0.4)');
    expect(elided).toContain('metric.instance: 8 values, each once: 10.0.0.0');
  });
});

describe('elideNdjson', () => {
  it('treats the lines as rows', () => {
    const lines = records(200).map((row) => JSON.stringify(row));
    const text = elideNdjson(`${lines.join('\n')}\n`, contextFor('', 400)) ?? '';
    expect(missingIn(text)[0]).toMatch(/^\d+ of 200 rows omitted$/);
    expect(text).toContain('state: open 160, closed 40');
  });

  it('leaves text alone of which a line is no JSON', () => {
    expect(elideNdjson('{"a":1}\nnot\n', contextFor(''))).toBeUndefined();
  });

  it('shows the few lines between that are no JSON, all with their numbers', () => {
    const lines = records(200).map((row) => JSON.stringify(row));
    lines.splice(40, 0, 'Warning: no configuration file', '  at /etc/app.conf');
    const text = elideNdjson(`${lines.join('\n')}\n`, contextFor('', 400)) ?? '';
    expect(text).toMatch(/^\[200\]\{line,/);
    expect(missingIn(text)[0]).toMatch(/^\d+ of 200 rows omitted$/);
    expect(text).toContain(
      '[2 other lines:]\nL41 Warning: no configuration file\nL42   at /etc/app.conf',
    );
    const last = /^202,(.*)$/m.exec(text)?.[1] ?? '';
    expect(last).toContain('1199');
  });

  it('cuts the text as a log where many lines between are no JSON', () => {
    const lines = records(200).flatMap((row, index) =>
      index % 5 === 0
        ? [JSON.stringify(row), `panic: worker ${index} lost its connection`]
        : [JSON.stringify(row)],
    );
    const text = elideNdjson(lines.join('\n'), contextFor('', 400)) ?? '';
    expect(text).toMatch(/^\[log of 240 lines/);
    expect(text).toContain('panic: worker 0 lost its connection');
  });
});

describe('elideCsv', () => {
  it('treats the lines as rows under the names of the first', () => {
    const lines = rowsOf(300, (index) => `${index},"part ${index}, the ""big"" one",${index % 2}`);
    const text = elideCsv(`id,name,side\r\n${lines.join('\r\n')}`, contextFor('', 400)) ?? '';
    expect(missingIn(text)[0]).toMatch(/^\d+ of 300 rows omitted$/);
    expect(text).toContain('side: 0 ×150, 1 ×150');
    expect(text).toMatch(/^1,0,.*part 0, the .*big/m);
  });

  it('leaves text alone that is not a table', () => {
    expect(elideCsv('a,b\n1,2,3\n', contextFor(''))).toBeUndefined();
    expect(elideCsv('a,b\n1,"2\n', contextFor(''))).toBeUndefined();
    expect(elideCsv('', contextFor(''))).toBeUndefined();
  });

  it('leaves the columns in their order, years among them', () => {
    const rows = rowsOf(300, (index) => `town${index},${index * 7},${index * 3}`);
    const shown = elideCsv(['name,2024,1999', ...rows].join('\n'), contextFor('a', 300)) ?? '';
    expect(shown.split('\n')[0]).toMatch(/name,"2024","1999"/);
    expect(shown).toMatch(/^\d+,town299,2093,897$/m);
  });

  it('never throws', () => {
    const text = fc
      .array(fc.constantFrom('a', ',', '"', '\n', '\r', '1'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (csv) => {
        expect(elideCsv(csv, contextFor('a', 1))).toBeUndefined();
      }),
    );
  });
});
