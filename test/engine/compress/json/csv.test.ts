import { describe, expect, it } from 'vitest';

import { readCsv } from '../../../../engine/compress/json/csv.ts';

describe('readCsv', () => {
  it.each([
    ['', []],
    ['a', [['a']]],
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r3,',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', ''],
      ],
    ],
    ['a\n\n\nb', [['a'], [''], [''], ['b']]],
  ])('reads %j with and without quotes alike', (text, lines) => {
    expect(readCsv(text, ',')).toEqual(lines);
    expect(readCsv(`"q"\n${text}`, ',')).toEqual([['q'], ...lines]);
  });

  it.each(['"a"x,b\n1,2', '1,2\n"a" ,b'])(
    'reads no %j, where a quotation ends too early',
    (text) => {
      expect(readCsv(text, ',')).toBeUndefined();
    },
  );
});
