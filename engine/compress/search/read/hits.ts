import { VERBATIM } from '../lossless/prefixes.ts';
import { readBarred } from './barred.ts';
import { readHeaded } from './headed.ts';
import {
  type Hit,
  isNotice,
  markOf,
  SEPARATOR,
  type SearchLine,
  type SearchOutput,
} from '../hit.ts';

/**
 * A path without colons, or a revision, a drive or a scheme in front of one without blanks; a number alone is that of a
 * line, in front of a column.
 */
const NUMBERED =
  /^(?!\s*\d+:)([^:]{1,500}|[^:\s]{1,80}:(?=[\w.~/\\])[^:\s]{1,500}|[A-Za-z]:[^:]{1,500}):(\d{1,9}):(.*)$/;
const UNNUMBERED = /^((?:[A-Za-z]:(?=\\))?[^\s:'"()<>=,;]{1,300}):(?!\/\/)(.*)$/;
const LOOKS_LIKE_A_FILE = /[/\\.]/;
const SINGLE = /^(\d{1,9})([:-])(.*)$/;
/** Between the path and the text of a line around a hit; ag writes a colon in front of its number. */
const CONTEXT = /[-=:](\d{1,9})([-=])/g;
const UNNUMBERED_CONTEXT = /()(-)/g;
/** A context line's path is looked for behind this many numbers between dashes. */
const MOST_CUTS = 8;
/** So many of the lines that are neither blank nor names of files must be hits. */
const LEAST_SHARE = 0.6;

/** The hits of a search in the style that it was printed in; undefined if most lines are no hits. */
export function readHits(lines: readonly string[]): SearchOutput | undefined {
  for (const read of READERS) {
    const output = read(lines);
    const hits = output.lines.filter((line) => typeof line !== 'string').length;
    const notices = output.lines.filter(isNotice).length;
    if (hits >= 2 && hits >= (hits + notices) * LEAST_SHARE) return output;
  }
  return undefined;
}

const READERS: readonly ((lines: readonly string[]) => SearchOutput)[] = [
  (lines) => ({ style: 'headed', lines: readBarred(lines) }),
  (lines) => ({ style: 'numbered', lines: readNumbered(lines) }),
  readHeaded,
  (lines) => ({ style: 'single', lines: lines.map(singleHit) }),
  readUnnumbered,
];

function readNumbered(lines: readonly string[]): readonly SearchLine[] {
  return withAround(lines, lines.map(numberedHit), CONTEXT);
}

function numberedHit(line: string): SearchLine {
  const [, path, number, text] = NUMBERED.exec(line) ?? [];
  return path === undefined || number === undefined || text === undefined
    ? line
    : { path, mark: ':', number, text };
}

/** The same with the lines around hits, `FILE-LINE-text`: only the paths of hits tell where a path ends. */
function withAround(
  lines: readonly string[],
  found: readonly SearchLine[],
  cut: RegExp,
): readonly SearchLine[] {
  if (!lines.some((line) => line === SEPARATOR || line.search(cut) !== -1)) return found;
  const paths = new Set(found.flatMap((line) => (typeof line === 'string' ? [] : [line.path])));
  return lines.map((line, index) => contextHit(line, paths, cut) ?? found[index] ?? line);
}

/** A line around a hit, `FILE-LINE-text`, or what it stands in, `FILE=LINE=text`. */
function contextHit(line: string, paths: ReadonlySet<string>, cut: RegExp): Hit | undefined {
  let cuts = 0;
  for (const { index, 0: whole, 1: number = '', 2: sign } of line.matchAll(cut)) {
    const path = line.slice(0, index);
    if (paths.has(path)) {
      return { path, mark: markOf(sign), number, text: line.slice(index + whole.length) };
    }
    cuts += 1;
    if (cuts === MOST_CUTS) return undefined;
  }
  return undefined;
}

function singleHit(line: string): SearchLine {
  const [, number, mark, text] = SINGLE.exec(line) ?? [];
  return number === undefined || text === undefined
    ? line
    : { path: '', mark: markOf(mark), number, text };
}

function readUnnumbered(lines: readonly string[]): SearchOutput {
  const hits = lines.map(unnumberedHit);
  if (!lines.includes(SEPARATOR)) return { style: 'unnumbered', lines: hits };
  return { style: 'marked', lines: withAround(lines, hits, UNNUMBERED_CONTEXT) };
}

function unnumberedHit(line: string): SearchLine {
  const [, path, text] = UNNUMBERED.exec(line) ?? [];
  const isHit = path !== undefined && LOOKS_LIKE_A_FILE.test(path);
  return isHit && text !== undefined && text !== '' && !text.startsWith(VERBATIM)
    ? { path, mark: ':', number: '', text }
    : line;
}
