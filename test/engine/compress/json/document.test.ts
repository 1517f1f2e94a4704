import { describe, expect, it } from 'vitest';

import { encodeDocument } from '../../../../engine/compress/json/document.ts';
import { decodeText } from '../../../../engine/compress/json/form.ts';
import type { JsonValue } from '../../../../engine/compress/json/value/records.ts';

/** Writes a value, and proves on the way that it can be read back. */
function written(value: JsonValue): string {
  const text = encodeDocument(value, { estimate: (cells) => cells.length / 4 });
  expect(JSON.parse(decodeText(text))).toEqual(value);
  return text;
}

const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

describe('a document', () => {
  it('shows records as a table whose header states count and columns', () => {
    expect(
      written({
        total: 2,
        rows: [
          { id: 7, name: 'Ann' },
          { id: 9, name: 'Bo, Jr' },
        ],
      }),
    ).toBe('total:2\nrows[2]{id,name}:\n7,Ann\n9,"Bo, Jr"');
  });

  it('says which row is unlike the others, and how many are like them', () => {
    const rows = times(60, (index) => ({
      id: 1000 + index,
      state: index === 17 ? 'back' : 'sent',
    }));
    expect(written(rows)).toBe(
      '[60]{id~1000..,state?=sent}:\n(17 rows)\n,state=back,id=1017\n(42 rows)',
    );
    const first = rows.with(0, { id: 1000, state: 'back' });
    expect(written(first).split('\n').slice(1, 3)).toEqual([',state=back,id=1000', '(16 rows)']);
  });

  it('tells in every tenth row what the header counts off', () => {
    const lines = written(times(25, (id) => ({ id, size: id * id }))).split('\n');
    expect(lines[0]).toBe('[25]{id~0..,size}:');
    expect(lines.filter((line) => line.includes('id='))).toEqual(['100,id=10', '400,id=20']);
  });

  it('tells null, missing, empty text, numbers and their texts apart', () => {
    const rows = [{ a: null, b: '' }, { a: 'null', b: '1' }, { b: '1.0' }, { a: 1, b: ' x' }];
    expect(written(rows)).toBe('[4]{a,b:string}:\nnull,""\n"null",1\n,1.0\n1, x');
  });

  it('writes a column of numeric strings without quotes and says so', () => {
    expect(written([{ zip: '01234' }, { zip: '10115' }])).toBe('[2]{zip:string}:\n01234\n10115');
  });

  it('flattens nested records that share their keys', () => {
    const rows = [{ who: { first: 'Ann', age: 3 } }, { who: { first: 'Bo', age: 4 } }];
    expect(written(rows)).toBe('[2]{who.first,who.age}:\nAnn,3\nBo,4');
  });

  it('shows maps of alike records with their keys in the first column', () => {
    const map = {
      HAT1: { from: 'JFK', to: 'SFO' },
      HAT2: { from: 'SEA', to: 'LAX' },
      '3': { from: 'A', to: 'B' },
    };
    expect(encodeDocument(map)).toContain('{@key,from,to}:\n');
    written(map);
  });

  it('writes lists inside cells as tuples, and lists of scalars with semicolons', () => {
    const rows = [
      {
        id: 1,
        items: [
          { name: 'cup', price: 4 },
          { name: 'pan', price: 9 },
        ],
        tags: ['a', 'b'],
      },
      { id: 2, items: [], tags: [] },
    ];
    expect(written(rows)).toBe(
      '[2]{id,items[]{name,price},tags[]}:\n1,(cup,4)(pan,9),a;b\n2,[],[]',
    );
  });

  it('states constants and defaults once, and exceptions at the end of their row', () => {
    const rows = times(20, (id) => ({
      id: id * id,
      ok: id !== 7,
      zone: 'eu',
      ...(id === 7 ? { why: 'disk' } : {}),
    }));
    const lines = written(rows).split('\n');
    expect(lines[0]).toBe('[20]{id,ok?=true,zone=eu,why?}:');
    expect(lines[8]).toBe('49,ok=false,why=disk');
  });

  it('shows a list of a few kinds of records as a table for each kind', () => {
    const kinds = [
      (id: number) => ({ type: 'login', user: `u${id}`, ip: `10.0.0.${id}`, agent: 'web' }),
      (id: number) => ({ kind: 'order', total: id * 3, items: id, currency: 'EUR', paid: true }),
      (id: number) => ({
        error: `E${id}`,
        stack: 'a.ts:1',
        level: 'fatal',
        host: 'db',
        code: id,
        retry: false,
      }),
    ];
    const rows = times(18, (id) => (kinds[id % 3] ?? kinds[0])?.(id) ?? {});
    const lines = written({ events: rows }).split('\n');
    expect(lines[0]).toBe('events[18] by keys, tables: 3:');
    expect(lines[1]).toBe('[6]{#,type=login,user,ip,agent=web}:');
    expect(lines[2]).toBe('1,u0,10.0.0.0');
  });

  it('puts what many rows share on a line above them', () => {
    const rows = times(24, (row) => ({
      country: row < 12 ? 'Norway' : 'Chile',
      year: 1950 + row * row,
    }));
    const lines = written(rows).split('\n');
    expect(lines[0]).toBe('[24]{country@,year}:');
    expect(lines.filter((line) => line.startsWith('@ '))).toEqual([
      '@ country=Norway',
      '@ country=Chile',
    ]);
  });

  it('derives a column from another where that saves a lot', () => {
    const rows = times(30, (row) => ({
      name: `item${row * 37}`,
      url: `https://example.com/items/item${row * 37}/view`,
    }));
    expect(written(rows).split('\n')[0]).toBe(
      '[30]{name,url~https://example.com/items/{name}/view}:',
    );
  });

  it('names a column that repeats another one or the key of the map', () => {
    const rows = times(
      9,
      (row) => [`#W${row}`, { order_id: `#W${row}`, total: row * row }] as const,
    );
    expect(written(Object.fromEntries(rows)).split('\n').slice(0, 2)).toEqual([
      '[9]{@key,order_id~{@key},total}:',
      '#W0,0',
    ]);
  });

  it('names a column that is a part of another one', () => {
    const rows = times(9, (row) => ({
      file: `item${row}.ts`,
      path: `src/d${row % 3}/item${row}.ts`,
    }));
    expect(written(rows).split('\n').slice(0, 2)).toEqual([
      '[9]{file~after / of path,path}:',
      'src/d0/item0.ts',
    ]);
  });

  it('writes lists of numeric strings without quotes and says so', () => {
    const rows = [{ ids: ['101', '7'] }, { ids: [] }, { ids: ['x'] }];
    expect(written(rows)).toBe('[3]{ids[]:string}:\n101;7\n[]\nx');
  });

  it('keeps small values without a table on the line of their name', () => {
    const value = {
      'a.b/c': { d: 1, e: 2 },
      ports: [{ port: 80 }],
      at: '2024-05-01',
      name: 'x',
      n: 5,
    };
    expect(written(value)).toBe(
      '"a.b/c":{"d":1,"e":2}\nports:[{"port":80}]\nat:2024-05-01\nname: x\nn:5',
    );
  });

  it.each([{}, [], { a: {} }, 'text', '', 5, true, null])('writes %j', (value) => {
    expect(written(value)).not.toContain('\n');
  });

  it('shows JSON inside a string without its escapes', () => {
    const inner = JSON.stringify({ kind: 'Pod', labels: { app: 'nginx', tier: 'web' }, count: 3 });
    expect(written({ config: inner })).toBe(`config (JSON text):${inner}`);
  });

  it('keeps the order of keys that look like integers', () => {
    const text = '{"20":"b","10":"a","rest":[{"9":1,"8":2},{"9":3,"8":4}]}';
    const value: JsonValue = JSON.parse(text);
    written(value);
  });
});
