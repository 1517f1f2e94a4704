import { isJson } from '../../engine/common/parsed-json.ts';

const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s"]+|\s+/g;

/**
 * JSON text with nothing in it that could be written differently: no white space between tokens and
 * every string in its shortest escapes. Order of properties, duplicates and digits of numbers stay.
 * Undefined for text that is not JSON; JSON Lines are taken line by line.
 */
export function canonicalJson(text: string): string | undefined {
  if (isJson(text)) return text.replace(TOKEN, canonicalToken);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every(isJson)) return undefined;
  return lines.map((line) => line.replace(TOKEN, canonicalToken)).join('\n');
}

function canonicalToken(token: string): string {
  if (token.startsWith('"')) return JSON.stringify(JSON.parse(token));
  return token.replace(/\s+/g, '');
}
