import { describe, expect, it } from 'vitest';

import {
  NumberText,
  printedNumber,
  readNumber,
} from '../../../../../engine/compress/json/value/number-text.ts';

describe('printedNumber', () => {
  it.each([0, 7, 10, -3, 0.5, 1e21, 999_999_999_999_999, Number.MAX_SAFE_INTEGER])(
    'gives back %d',
    (number) => expect(printedNumber(String(number))).toBe(number),
  );

  it.each(['', '007', '00', '-0', '1.0', '1e2', '9007199254740993', '1e999', 'Infinity', '1a'])(
    'is undefined for %j, which prints differently or is no number',
    (text) => expect(printedNumber(text)).toBeUndefined(),
  );
});

it('keeps the text of a number that prints differently', () => {
  expect(readNumber('12')).toBe(12);
  expect(readNumber('1.0')).toEqual(new NumberText('1.0'));
});
