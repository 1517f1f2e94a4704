/**
 * A number that JavaScript would print differently from how it was written (`1.0`, `1e2`, integers beyond
 * 2^53): kept as its text, so that no digit changes.
 */
export class NumberText {
  /** The number as it was written. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** The number behind a JSON number's text, or its text where JavaScript would print it differently. */
export function readNumber(source: string): number | NumberText {
  return printedNumber(source) ?? new NumberText(source);
}

/** Every integer of so many digits is exact. */
const LONGEST_INTEGER = 15;
const ZERO = 0x30;

/** The finite number that JavaScript prints as this text; undefined where there is none. */
export function printedNumber(text: string): number | undefined {
  const integer = plainInteger(text);
  if (integer !== undefined) return integer;
  const value = Number(text);
  return String(value) === text && Number.isFinite(value) ? value : undefined;
}

/** The number behind digits without leading zeros, which are what most numbers are; undefined for other texts. */
function plainInteger(text: string): number | undefined {
  const { length } = text;
  if (length > LONGEST_INTEGER || (text.charCodeAt(0) === ZERO && length > 1)) return undefined;
  let value = 0;
  for (let index = 0; index < length; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    value = 10 * value + digit;
  }
  return length === 0 ? undefined : value;
}
