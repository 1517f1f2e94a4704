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

/** An object with these properties in this order; undefined if a key comes twice. */
export function objectOf(
  keys: readonly string[],
  values: readonly JsonValue[],
): JsonObject | undefined {
  const object: Record<string, JsonValue> = {};
  let mayMove = false;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    if (key === '__proto__') defineOwn(object, key, values[index] ?? null);
    else object[key] = values[index] ?? null;
    mayMove ||= isIntegerLike(key);
  }
  const actual = mayMove || keys.length > 1 ? Object.keys(object) : keys;
  if (actual.length !== keys.length) return undefined;
  if (mayMove && actual.some((key, index) => key !== keys[index])) {
    writtenOrder.set(object, [...keys]);
  }
  return object;
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
