import { expect, it } from 'vitest';

import { sampleOf } from '../../../../src/testing/model/sample.ts';

it.each<[object | undefined, unknown]>([
  [undefined, {}],
  [{ const: 3 }, 3],
  [{ enum: ['a', 'b'] }, 'a'],
  [{ type: 'string' }, 'text'],
  [{ type: 'integer', minimum: 7 }, 7],
  [{ type: ['null', 'string'] }, null],
  [{ type: 'array', items: { type: 'boolean' }, minItems: 2 }, [true, true]],
  [{ anyOf: [{ type: 'number' }, { type: 'null' }] }, 1],
  [
    {
      type: 'object',
      properties: { at: { $ref: '#/$defs/city' }, other: { type: 'string' } },
      required: ['at'],
      $defs: { city: { type: 'object', properties: { n: { type: 'string' } }, required: ['n'] } },
    },
    { at: { n: 'text' } },
  ],
])('%j is filled with the smallest plausible value', (schema, value) => {
  expect(sampleOf(schema)).toEqual(value);
});
