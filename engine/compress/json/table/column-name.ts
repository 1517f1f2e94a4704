import { malformed } from './cell.ts';

const PLAIN_KEY = /^[A-Za-z_$][\w$/-]*$/;
const PLAIN_NAME = /[A-Za-z_$][\w$/-]*/y;
const QUOTED_NAME = /"(?:[^"\\]|\\.)*"/y;

/** The name that stands for the keys of a map in its first column. */
export const KEY_COLUMN = '@key';
/** What the column with the numbers of rows is called where they are those of lines. */
export const LINE_COLUMN = 'line';

/** A key as a name: bare where it can be, else as a JSON string. */
function writeName(key: string): string {
  return PLAIN_KEY.test(key) ? key : JSON.stringify(key);
}

/** A path of keys as a dotted name. */
export function writePath(path: readonly string[]): string {
  return path.map(writeName).join('.');
}

/** The key whose name starts at an offset, and where the name ends; undefined if there is no name. */
export function readName(
  text: string,
  offset: number,
): { readonly key: string; readonly end: number } | undefined {
  for (const [pattern, isQuoted] of [
    [PLAIN_NAME, false],
    [QUOTED_NAME, true],
  ] as const) {
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    if (match === null) continue;
    const key = isQuoted ? parseQuoted(match[0]) : match[0];
    return { key, end: offset + match[0].length };
  }
  return undefined;
}

/** The path whose dotted name starts at an offset, and where it ends. */
export function readPath(
  text: string,
  offset: number,
): { readonly path: readonly string[]; readonly end: number } {
  const path: string[] = [];
  let end = offset - 1;
  do {
    const name = readName(text, end + 1);
    if (name === undefined) throw malformed(`no column name at: ${text.slice(end + 1)}`);
    path.push(name.key);
    end = name.end;
  } while (text.charAt(end) === '.');
  return { path, end };
}

function parseQuoted(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    throw malformed(`no string: ${literal}`);
  }
}
