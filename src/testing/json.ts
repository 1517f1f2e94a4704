import { createHash } from 'node:crypto';

/** A parsed JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is a list, else an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; whatever else stands in it is left out. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return listOf(value).filter(isObject);
}

/** The value if it is a text, else an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * JSON with sorted keys and without what says nothing: properties that are null, undefined, empty texts or
 * empty lists, and those named in `omitted`. Two values with the same canonical JSON mean the same.
 */
export function canonicalJson(value: unknown, omitted: ReadonlySet<string> = new Set()): string {
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (!isObject(inner)) return inner;
      const kept = Object.entries(inner).filter(
        ([key, each]) => !omitted.has(key) && !saysNothing(each),
      );
      return Object.fromEntries(kept.sort(([left], [right]) => (left < right ? -1 : 1)));
    }) ?? 'null'
  );
}

function saysNothing(value: unknown): boolean {
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  return value === null || value === undefined || isEmpty;
}

/** The first 32 hex digits of SHA-256 over the text's UTF-8. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Every text inside a value, in the order in which it stands there. */
export function textsIn(value: unknown): readonly string[] {
  const texts: string[] = [];
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next === 'string') texts.push(next);
    else if (typeof next === 'object' && next !== null) {
      for (const inner of Object.values(next).reverse()) stack.push(inner);
    }
  }
  return texts;
}
