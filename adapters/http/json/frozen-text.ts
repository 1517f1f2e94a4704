import { RecentMap } from '../../../src/index.ts';

/** UTF-16 units of strings and their JSON texts that are kept at most. */
const MOST = 16 * 1024 * 1024;

const jsonTexts = new RecentMap<string>({
  most: MOST,
  isStrict: true,
  weigh: (json, text) => json.length + text.length,
});

/**
 * The JSON text of a string that is sent again with every request of its conversation: looking it up is
 * faster than escaping it anew.
 */
export function frozenText(text: string): string {
  const known = jsonTexts.get(text);
  if (known !== undefined) return known;
  const json = JSON.stringify(text);
  jsonTexts.set(text, json);
  return json;
}
