import { elementsAt, endOfValue, isClosing, isObject, propertyAt, startOfNext } from './scan.ts';

/** Where a list stands in a document. */
export interface ListPlace {
  /** Behind each of its elements, in UTF-16 units. */
  readonly ends: readonly number[];
  /** Names of the properties that stand before it. */
  readonly names: readonly string[];
}

/**
 * Finds a list that is a property of a valid JSON document; undefined where there is none. Of a property given twice
 * it is the first.
 */
export function listPlace(text: string, list: string): ListPlace | undefined {
  const root = startOfNext(text, 0);
  if (!isObject(text, root)) return undefined;
  const names: string[] = [];
  for (let at = startOfNext(text, root + 1); !isClosing(text, at);) {
    const { name, valueStart } = propertyAt(text, at);
    if (name === list) return { ends: elementsAt(text, valueStart).map(({ end }) => end), names };
    names.push(name);
    at = startOfNext(text, endOfValue(text, valueStart));
  }
  return undefined;
}
