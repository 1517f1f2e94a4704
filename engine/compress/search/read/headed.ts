import type { Frame } from '../frame.ts';
import { type Hit, isSeparator, markOf, type SearchLine, type SearchOutput } from '../hit.ts';

/** A heading begins at the margin. */
const NAMES_A_FILE = /^\S.*[/\\.]/;
const HEADING = /^(File: |# |)(.*?)(:?)$/;
/** Editors indent their hits, and some write `Line 12: text`. */
const NUMBERED = /^(\s{0,8}(?:Line |L)?)(\d{1,9})([:-])(.*)$/;
/** Code is indented by even numbers of blanks: where most hits are by odd ones, one stands in front of the code. */
const ODDLY_INDENTED = /^ (?: {2})*[^ ]/;
const BARRED = /^(\s{0,8})(\d{1,9}) \|()(?: (.*))?$/;

/** Blocks of numbered lines below the name of their file; what names and separates them is left out. */
export function readHeaded(lines: readonly string[]): SearchOutput {
  const hits = lines.map(hitOf);
  const isHeading = lines.map(
    (line, index) =>
      hits[index] === undefined && hits[index + 1] !== undefined && NAMES_A_FILE.test(line),
  );
  const frame = frameOf(lines, hits, isHeading);
  const found: SearchLine[] = [];
  let path: string | undefined;
  for (const [index, line] of lines.entries()) {
    const hit = hits[index];
    if (hit !== undefined && path !== undefined) {
      found.push({ ...hit, path, text: hit.text.slice(frame.blank.length) });
    } else if (isSeparator(line)) found.push(line);
    else if (isHeading[index] === true) path = HEADING.exec(line)?.[2];
    else if (line !== '' || path === undefined || isHeading[index + 1] !== true) {
      path = undefined;
      found.push(line);
    }
  }
  return { style: 'headed', lines: found, frame };
}

/** What stands around the first file and its first hit. */
function frameOf(
  lines: readonly string[],
  hits: readonly (Hit | undefined)[],
  isHeading: readonly boolean[],
): Frame {
  const first = isHeading.indexOf(true);
  const second = isHeading.indexOf(true, first + 1);
  const [, label = '', , colon] = HEADING.exec(lines[first] ?? '') ?? [];
  const [, margin = ''] = NUMBERED.exec(lines[first + 1] ?? '') ?? [];
  const texts = hits.flatMap((hit) => hit?.text ?? []);
  const odd = texts.filter((text) => ODDLY_INDENTED.test(text)).length;
  const isApart =
    margin !== '' && texts.every((text) => text.startsWith(' ')) && odd * 2 > texts.length;
  return {
    label,
    colon: colon === ':' ? ':' : '',
    margin,
    blank: isApart ? ' ' : '',
    isSpaced: second === -1 || lines[second - 1] === '',
  };
}

function hitOf(line: string): Hit | undefined {
  const [, , number, mark, text = ''] = NUMBERED.exec(line) ?? BARRED.exec(line) ?? [];
  return number === undefined ? undefined : { path: '', mark: markOf(mark), number, text };
}
