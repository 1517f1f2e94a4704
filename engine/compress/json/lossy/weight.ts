import { NumberText } from '../value/number-text.ts';
import { isArray } from '../value/object.ts';
import type { JsonValue } from '../value/records.ts';

const SAMPLE = 32;

/** About how many characters a value takes as minified JSON; long lists are weighed by 32 of their elements. */
export function weightOf(value: JsonValue): number {
  if (typeof value === 'string') return value.length + 2;
  if (value === null || typeof value !== 'object') return String(value).length;
  if (isArray(value)) return weightOfList(value);
  if (value instanceof NumberText) return value.source.length;
  let weight = 2;
  for (const key in value) weight += key.length + 4 + weightOf(value[key] ?? null);
  return weight;
}

/** About how many characters the elements of a list take, weighed by 32 of them from all over the list. */
export function weightOfList(elements: readonly JsonValue[]): number {
  const step = Math.max(1, Math.floor(elements.length / SAMPLE));
  let weight = 0;
  let weighed = 0;
  for (let index = 0; index < elements.length; index += step) {
    weight += 1 + weightOf(elements[index] ?? null);
    weighed += 1;
  }
  return weighed === 0 ? 2 : 2 + Math.round((weight * elements.length) / weighed);
}
