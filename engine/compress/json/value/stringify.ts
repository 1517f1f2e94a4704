import { NumberText } from './number-text.ts';
import { isArray, keysOf } from './object.ts';
import type { JsonValue } from './records.ts';

/** The compact JSON text of a value: keys in written order, numbers as they were written. */
export function stringify(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof NumberText) return value.source;
  if (isArray(value)) return `[${value.map(stringify).join(',')}]`;
  const members = keysOf(value).map(
    (key) => `${JSON.stringify(key)}:${stringify(value[key] ?? null)}`,
  );
  return `{${members.join(',')}}`;
}
