import { malformed } from './table/cell.ts';

/** Characters that any encoding may stand for. */
const ALWAYS_ALLOWED = 32 * 1024 * 1024;
/** Characters that each character of a longer encoding may stand for. */
const PER_CHARACTER = 64;

/**
 * Adds up how much a text claims to stand for. A few bytes could claim billions of rows, so that reading a
 * text that somebody else wrote would exhaust the memory; `add` throws before that.
 */
export class Claims {
  #left: number;

  constructor(text: string) {
    this.#left = Math.max(ALWAYS_ALLOWED, text.length * PER_CHARACTER);
  }

  add(characters: number): void {
    this.#left -= characters;
    if (this.#left < 0) throw malformed('it claims to stand for more than it can hold');
  }
}
