import { isArray, isObject, keysOf } from './value/object.ts';
import type { ElideOptions, JsonValue } from './value/records.ts';

/** Shorter strings are printed whole. */
const LONG_TEXT = 400;

/** The value with its long strings replaced by what `shorten` makes of them; the same value if none is. */
export function shortenTexts(
  value: JsonValue,
  path: readonly (string | number)[],
  shorten: ElideOptions['shortenText'],
): JsonValue {
  if (typeof value === 'string') {
    return value.length > LONG_TEXT ? (shorten(value, path) ?? value) : value;
  }
  if (isArray(value)) {
    const inner = value.map((each, index) => shortenTexts(each, [...path, index], shorten));
    return inner.some((each, index) => each !== value[index]) ? inner : value;
  }
  if (!isObject(value)) return value;
  const entries = keysOf(value).map(
    (key) => [key, shortenTexts(value[key] ?? null, [...path, key], shorten)] as const,
  );
  return entries.some(([key, each]) => each !== value[key]) ? Object.fromEntries(entries) : value;
}
