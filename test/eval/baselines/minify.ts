/** JSON without white space; other text as it is. */
export function minify(text: string): string {
  const value = parseJson(text);
  return value === undefined ? text : withoutSpace(text);
}

/** The value of a JSON text; undefined if the whole text is not one. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s"]+|\s+/g;

/** Tokens stay as they are written, so that numbers keep their digits. */
function withoutSpace(text: string): string {
  return text.replace(TOKEN, (token) => (token.trim() === '' ? '' : token));
}
