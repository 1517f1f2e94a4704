/**
 * Remembers what was made of texts that come again and again, as in the requests of a conversation. Texts are
 * kept in two generations of so many characters, and those not used for a whole generation go.
 */
export class Generations<Value> {
  readonly #most: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();
  #size = 0;

  constructor(mostCharacters: number) {
    this.#most = mostCharacters;
  }

  /** What was made of the text; undefined if it is not known (any more). */
  get(text: string): Value | undefined {
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const old = this.#old.get(text);
    if (old !== undefined) this.set(text, old);
    return old;
  }

  /** Keeps what was made of a text. */
  set(text: string, value: Value): void {
    if (this.#size > this.#most) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = 0;
    }
    this.#young.set(text, value);
    this.#size += text.length;
  }
}
