import { COMMA, QUOTE } from './character-codes.ts';
import { endOfString, isOpening } from './scan.ts';

/** Values that are read at once: conversations have a tenth of them, and a process does nothing else meanwhile. */
export const MOST_VALUES = 250_000;

/**
 * Whether a JSON text has more than so many values: elements and properties, and the arrays and objects themselves.
 * Counting takes a fraction of the time that reading them would.
 */
export function hasMoreValues(text: string, most: number): boolean {
  // Each is begun by a character of its own.
  if (text.length <= most) return false;
  let values = 0;
  for (let at = 0; at < text.length && values <= most;) {
    const isText = text.charCodeAt(at) === QUOTE;
    if (text.charCodeAt(at) === COMMA || isOpening(text, at)) values += 1;
    at = isText ? endOfString(text, at) : at + 1;
  }
  return values > most;
}
