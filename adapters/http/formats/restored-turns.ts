import { hash } from 'node:crypto';

/** Hexadecimal digits of a name. */
export const NAME_LENGTH = 8;

/** Names the hidden rounds that were put back, by the keys of their turns; empty if there are none. */
export function nameOfTurns(keys: readonly string[]): string {
  return keys.length === 0 ? '' : hash('sha256', keys.join()).slice(0, NAME_LENGTH);
}
