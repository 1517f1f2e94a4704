import { encode } from '@toon-format/toon';

import { parseJson } from './minify.ts';

/** JSON in Token-Oriented Object Notation, with its defaults; other text as it is. */
export function toon(text: string): string {
  const value = parseJson(text);
  return value === undefined ? text : encode(value);
}
