import { printedNumber } from './number-text.ts';
import type { JsonValue } from './records.ts';

/** The value of a field of a table: a number where it prints the same as one, else the text that it is. */
export function valueOfField(field: string): JsonValue {
  return mayBeNumber(field.charCodeAt(0)) ? (printedNumber(field) ?? field) : field;
}

/** Digits and the minus sign: printed numbers begin with no other. */
function mayBeNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d;
}
