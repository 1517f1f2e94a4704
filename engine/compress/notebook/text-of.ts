import { isArray, isObject } from '../json/value/object.ts';
import type { JsonValue } from '../json/value/records.ts';
import type { Data } from './unit.ts';

/** A text of a notebook, which stands there whole or as a list of its lines; empty where it is no text. */
export function textOf(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  if (!isArray(value)) return '';
  return value.filter((line) => typeof line === 'string').join('');
}

/** A kind or a media type as it stands in a title or a reference; other texts than names could end those. */
export function nameOf(value: JsonValue | undefined): string {
  const text = textOf(value);
  return /^[\w.+#/ -]{1,80}$/.test(text) ? text : 'other';
}

/** What a map from media types to texts holds. */
export function dataIn(bundle: JsonValue | undefined): readonly Data[] {
  if (!isObject(bundle)) return [];
  return Object.entries(bundle).map(([type, value]) => ({
    type: nameOf(type),
    characters: textOf(value).length,
  }));
}

/** Every text of a document, wherever it stands. */
export function textsIn(value: JsonValue): readonly string[] {
  const texts: string[] = [];
  const open: JsonValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') texts.push(next);
    else if (isArray(next)) for (const each of next) open.push(each);
    else if (isObject(next)) for (const each of Object.values(next)) open.push(each);
  }
  return texts;
}
