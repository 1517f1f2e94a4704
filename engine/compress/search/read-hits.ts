import { VERBATIM } from './lossless/verbatim.ts';
import { readBarred } from './read-barred.ts';
import { type Hit, isNotice, type Mark, SEPARATOR, type SearchLine, type Style } from './hit.ts';

/** What a search printed, line by line. */
export interface SearchOutput {
  readonly style: Style;
  readonly lines: readonly SearchLine[];
}

/** A path without colons, or a revision, a drive or a scheme in front of one without blanks. */
const NUMBERED =
  /^([^:]{1,500}|[^:\s]{1,80}:(?=[\w.~/\\])[^:\s]{1,500}|[A-Za-z]:[^:]{1,500}):(\d{1,9}):(.*)$/;
const UNNUMBERED = /^((?:[A-Za-z]:(?=\\))?[^\s:'"()<>=,;]{1,300}):(?!\/\/)(.*)$/;
const LOOKS_LIKE_A_FILE = /[/\\.]/;
/** A heading begins at the margin. */
const NAMES_A_FILE = /^\S.*[/\\.]/;
const SINGLE = /^(\d{1,9})([:-])(.*)$/;
const INDENTED = /^(?:\s{1,8}(?:Line |L)?|L)(\d{1,9})([:-])(.*)$/;
const BARRED = /^\s{0,8}(\d{1,9}) \|()(?: (.*))?$/;
const HEADING = /^(?:File: |# )?(.*?):?$/;
/** Stands between hits of a file in editors. */
const LONG_SEPARATOR = /^-{3,4}$/;
const CONTEXT = /([-=])(\d{1,9})\1/g;
/** A context line's path is looked for behind this many numbers between dashes. */
const MOST_CUTS = 8;
/** So many of the lines that are neither blank nor names of files must be hits. */
const LEAST_SHARE = 0.6;

/** The hits of a search in the style that it was printed in; undefined if most lines are no hits. */
export function readHits(lines: readonly string[]): SearchOutput | undefined {
  for (const [style, read] of READERS) {
    const found = read(lines);
    const hits = found.filter((line) => typeof line !== 'string').length;
    const notices = found.filter(isNotice).length;
    if (hits >= 2 && hits >= (hits + notices) * LEAST_SHARE) return { style, lines: found };
  }
  return undefined;
}

type Reader = (lines: readonly string[]) => readonly SearchLine[];

const READERS: readonly (readonly [Style, Reader])[] = [
  ['headed', readBarred],
  ['numbered', readNumbered],
  ['headed', readHeaded],
  ['single', readSingle],
  ['unnumbered', readUnnumbered],
];

function readNumbered(lines: readonly string[]): readonly SearchLine[] {
  const found = lines.map(numberedHit);
  if (!lines.some((line) => line === SEPARATOR || /([-=])\d+\1/.test(line))) return found;
  const paths = new Set(found.flatMap((line) => (typeof line === 'string' ? [] : [line.path])));
  return lines.map((line, index) => contextHit(line, paths) ?? found[index] ?? line);
}

function numberedHit(line: string): SearchLine {
  const [, path, number, text] = NUMBERED.exec(line) ?? [];
  return path === undefined || number === undefined || text === undefined
    ? line
    : { path, mark: ':', number, text };
}

/** A line around a hit, `FILE-LINE-text`, or what it stands in, `FILE=LINE=text`: only the paths of hits tell where the path ends. */
function contextHit(line: string, paths: ReadonlySet<string>): Hit | undefined {
  let cuts = 0;
  for (const { index, 0: cut, 1: sign, 2: number = '' } of line.matchAll(CONTEXT)) {
    const path = line.slice(0, index);
    if (paths.has(path)) {
      return { path, mark: markOf(sign), number, text: line.slice(index + cut.length) };
    }
    cuts += 1;
    if (cuts === MOST_CUTS) return undefined;
  }
  return undefined;
}

/** Blocks of numbered lines below the name of their file; what names and separates them is left out. */
function readHeaded(lines: readonly string[]): readonly SearchLine[] {
  let path: string | undefined;
  const found: SearchLine[] = [];
  for (const [index, line] of lines.entries()) {
    const hit = headedHit(line);
    const next = lines[index + 1] ?? '';
    if (typeof hit !== 'string' && path !== undefined) found.push({ ...hit, path });
    else if (line === SEPARATOR || LONG_SEPARATOR.test(line)) found.push(line);
    else if (isHeading(line, next)) path = HEADING.exec(line)?.[1];
    else if (line !== '' || path === undefined || !isHeading(next, lines[index + 2] ?? '')) {
      path = undefined;
      found.push(line);
    }
  }
  return found;
}

function isHeading(line: string, next: string): boolean {
  const isNumbered = (each: string): boolean => typeof headedHit(each) !== 'string';
  return NAMES_A_FILE.test(line) && !isNumbered(line) && isNumbered(next);
}

/** Editors indent their hits, and some write `Line 12: text` or `12 | text`. */
function headedHit(line: string): SearchLine {
  const hit = singleHit(line);
  if (typeof hit !== 'string') return hit;
  const [, number, mark, text = ''] = INDENTED.exec(line) ?? BARRED.exec(line) ?? [];
  return number === undefined ? line : { path: '', mark: markOf(mark), number, text };
}

function readSingle(lines: readonly string[]): readonly SearchLine[] {
  return lines.map(singleHit);
}

function singleHit(line: string): SearchLine {
  const [, number, mark, text] = SINGLE.exec(line) ?? [];
  return number === undefined || text === undefined
    ? line
    : { path: '', mark: markOf(mark), number, text };
}

function markOf(sign: string | undefined): Mark {
  return sign === '-' || sign === '=' ? sign : ':';
}

function readUnnumbered(lines: readonly string[]): readonly SearchLine[] {
  return lines.map((line) => {
    const [, path, text] = UNNUMBERED.exec(line) ?? [];
    const isHit = path !== undefined && LOOKS_LIKE_A_FILE.test(path);
    return isHit && text !== undefined && text !== '' && !text.startsWith(VERBATIM)
      ? { path, mark: ':', number: '', text }
      : line;
  });
}
