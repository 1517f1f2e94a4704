import type { Path } from './json-edit.ts';
import {
  elementsAt,
  endOfValue,
  isClosing,
  isObject,
  isOpening,
  propertyAt,
  startOfNext,
} from './scan.ts';

/**
 * The exact text of the value at a path of a valid JSON document; undefined where there is none. Of a
 * property given twice it is the last one, as JSON.parse would read it.
 */
export function rawValue(text: string, path: Path): string | undefined {
  let at = startOfNext(text, 0);
  for (const step of path) {
    const next = startOfInner(text, at, step);
    if (next === undefined) return undefined;
    at = next;
  }
  return text.slice(at, endOfValue(text, at));
}

/** The exact texts of the elements of the list at a path; none where there is no list. */
export function rawElements(text: string, path: Path): readonly string[] {
  const list = rawValue(text, path);
  if (list === undefined) return [];
  return elementsAt(list, 0).map(({ start, end }) => list.slice(start, end));
}

/** Where the value of one property or element starts. */
function startOfInner(text: string, container: number, step: string | number): number | undefined {
  if (!isOpening(text, container)) return undefined;
  const named = isObject(text, container);
  let found: number | undefined;
  let at = startOfNext(text, container + 1);
  for (let index = 0; !isClosing(text, at); index += 1) {
    const { name, valueStart } = named ? propertyAt(text, at) : { name: index, valueStart: at };
    if (name === step) found = valueStart;
    if (found !== undefined && !named) return found;
    at = startOfNext(text, endOfValue(text, valueStart));
  }
  return found;
}
