import { Generations } from './generations.ts';

const texts = new Generations<string>(8 * 1024 * 1024);

/**
 * The JSON text of a string that is sent again with every request of its conversation: looking it up is
 * faster than escaping it anew.
 */
export function frozenText(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const json = JSON.stringify(text);
  texts.set(text, json);
  return json;
}
