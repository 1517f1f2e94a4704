import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeTuples, encodeTuples } from '../../../../engine/compress/columns/tuples/lossless.ts';
import {
  readTuples,
  writeTuples,
} from '../../../../engine/compress/columns/tuples/python-tuples.ts';
import { contextFor } from '../context.ts';

const { counter } = contextFor('table');

function encode(text: string): string | undefined {
  const encoded = encodeTuples(text, counter);
  expect(encoded === undefined ? text : decodeTuples(encoded)).toBe(text);
  return encoded;
}

describe('encodeTuples', () => {
  it('writes rows as a table whose columns have letters', () => {
    const rows = [
      "('ABW', 'Aruba', 76.70, None)",
      String.raw`('AFG', "Côte d'Ivoire", 0.0, True)`,
      "('AGO', 'Angola', 5, False)",
      "('AIA', 'Anguilla', -1, None)",
      "('AND', 'Andorra, Spain', 12, None)",
      "('ARE', 'Emirates', 1e+16, True)",
      "('ARG', '54', 4, None)",
    ];
    const twice = [...rows, ...rows.map((row) => row.replace("('A", "('B"))];
    expect(
      encode(`[${twice.join(', ')}]`)
        ?.split('\n')
        .slice(0, 9),
    ).toEqual([
      '[headroom: rows of a Python list of tuples]',
      '[14]{a,b:string,c,d}:',
      'ABW,Aruba,76.70,null',
      "AFG,Côte d'Ivoire,0.0,true",
      'AGO,Angola,5,false',
      'AIA,Anguilla,-1,null',
      'AND,"Andorra, Spain",12,null',
      'ARE,Emirates,1e+16,true',
      'ARG,54,4,null',
    ]);
  });

  it('keeps calls as they are', () => {
    const rows = Array.from(
      { length: 20 },
      (_, index) => `(${index}, Decimal('${index}.50'), datetime.date(2024, 5, ${index + 1}))`,
    );
    const encoded = encode(`[${rows.join(', ')}]\n`);
    expect(encoded).toMatch(/^\[headroom: rows of a Python list of tuples, calls in b,c\]\n/);
    expect(encoded).toMatch(/\n$/);
  });

  it('leaves alone what is uneven, nested or short', () => {
    expect(encode("[('a', 1), ('b',), ('c', 2), ('d', 3)]")).toBeUndefined();
    expect(encode("[('a', [1]), ('b', [2]), ('c', [3]), ('d', [4])]")).toBeUndefined();
    expect(encode("[('a', 1), ('b', 2)]")).toBeUndefined();
  });
});

const cell = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constantFrom(
    null,
    true,
    false,
    "it's",
    '"both" and \'',
    'tab\tand\nline',
    '\\',
    '12',
    'ü\u00a0',
  ),
);

describe('readTuples', () => {
  it('reads back what is written', () => {
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((size) =>
        fc.array(fc.array(cell, { minLength: size, maxLength: size }), { minLength: 1 }),
      );
    fc.assert(
      fc.property(rows, (written) => {
        const list = { rows: written, calls: new Set<number>() };
        expect(readTuples(writeTuples(list))).toEqual(list);
      }),
    );
  });

  it('takes no other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readTuples(`[(${text}`)).toBeUndefined();
      }),
    );
  });
});
