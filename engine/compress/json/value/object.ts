import { NumberText } from './number-text.ts';
import type { JsonObject, JsonValue } from './records.ts';

/**
 * JavaScript moves integer-like keys to the front of an object; the order in which they were written is
 * remembered here for the objects that it matters for.
 */
const writtenOrder = new WeakMap<JsonObject, readonly string[]>();

/** Whether a value is an object, and no array, number or null. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof NumberText)
  );
}

/** Whether a value is an array. */
export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The keys of an object in the order in which they were written. */
export function keysOf(object: JsonObject): readonly string[] {
  return writtenOrder.get(object) ?? Object.keys(object);
}

/** Makes an object property by property, in the order in which they are written. */
export class ObjectBuilder {
  readonly #object: Record<string, JsonValue> = {};
  /** The keys so far, kept only from the first on that JavaScript may move. */
  #order: string[] | undefined;
  /** The next number of each key that came twice. */
  #numbers: Map<string, number> | undefined;

  /** Adds a property; false if the object has one with this key. */
  add(key: string, value: JsonValue): boolean {
    const object = this.#object;
    if (Object.hasOwn(object, key)) return false;
    if (this.#order !== undefined) this.#order.push(key);
    else if (isIntegerLike(key)) this.#order = [...Object.keys(object), key];
    if (key === '__proto__') defineOwn(object, key, value);
    else object[key] = value;
    return true;
  }

  /** Adds a property with a key that the object has, told by its number: `name (2)`. */
  addNumbered(key: string, value: JsonValue): void {
    this.#numbers ??= new Map();
    let number = this.#numbers.get(key) ?? 2;
    while (!this.add(`${key} (${number})`, value)) number += 1;
    this.#numbers.set(key, number + 1);
  }

  /** The object. */
  finish(): JsonObject {
    const order = this.#order;
    if (order !== undefined && hasMoved(order, Object.keys(this.#object))) {
      writtenOrder.set(this.#object, order);
    }
    return this.#object;
  }
}

/** An object with these properties in this order; undefined if a key comes twice. */
export function objectOf(
  keys: readonly string[],
  values: readonly JsonValue[],
): JsonObject | undefined {
  const builder = new ObjectBuilder();
  const isComplete = keys.every((key, index) => builder.add(key, values[index] ?? null));
  return isComplete ? builder.finish() : undefined;
}

function hasMoved(written: readonly string[], actual: readonly string[]): boolean {
  return written.some((key, index) => key !== actual[index]);
}

function isIntegerLike(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 48 && first <= 57;
}

/** Assigning to `__proto__` would change the object's prototype instead of adding a property. */
function defineOwn(object: object, key: string, value: JsonValue): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}
