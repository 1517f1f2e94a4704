import { boundedMap } from '../bounded-map.ts';

/** UTF-16 units of strings and their JSON texts that are kept at most. */
const MOST = 32 * 1024 * 1024;

const jsonTexts = boundedMap<string>({
  most: MOST,
  weigh: (json, text) => json.length + text.length,
});

/**
 * The JSON text of a string that is sent again with every request of its conversation: looking it up is
 * faster than escaping it anew.
 */
export function frozenText(text: string): string {
  const json = jsonTexts.entries.get(text) ?? JSON.stringify(text);
  jsonTexts.set(text, json);
  return json;
}
