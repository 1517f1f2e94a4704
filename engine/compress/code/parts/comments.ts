import { indentOf, isBlank, type Source } from '../blocks/block.ts';
import type { LineRange } from '../../line-range.ts';
import type { Syntax } from '../syntax.ts';

/** The inside of a long comment or documentation string, behind its first line of words. */
export interface CommentLines extends LineRange {
  /** What stands before the words that take their place. */
  readonly lead: string;
}

/** Comments with fewer lines to leave out stay whole. */
const FEWEST_LINES = 3;
const DOCUMENTATION = /^\s*[rRuU]?("""|''')/;
const SIGN = { '//': /^\/\/[/!]?(?=\s|$)/, '#': /^#(?=\s|$)/ } as const;
const WORDS = /[\p{L}\p{N}]/u;

/** The long comments of a source, in order. */
export function longComments(source: Source, syntax: Syntax): readonly CommentLines[] {
  const found: CommentLines[] = [];
  let line = 0;
  while (line < source.lines.length) {
    const comment = enclosed(source, line, syntax) ?? lineComments(source, line, syntax);
    if (comment !== undefined && comment.last - comment.first + 1 >= FEWEST_LINES) {
      found.push(comment);
    }
    line = Math.max(line, comment?.last ?? line) + 1;
  }
  return found;
}

/** The last line of the documentation that a body begins with; undefined where it begins otherwise. */
export function documentationEnd(
  { lines, inside }: Source,
  body: LineRange,
  { tripleQuotes }: Syntax,
): number | undefined {
  if (tripleQuotes !== true) return undefined;
  let first = body.first;
  while (first < body.last && isBlank(lines[first])) first += 1;
  if (!DOCUMENTATION.test(lines[first] ?? '')) return undefined;
  let last = first;
  while (inside[last + 1] === 1) last += 1;
  return last;
}

/** A block comment or a documentation string: its first line of words and its last line stay. */
function enclosed(
  { lines, inside, depths }: Source,
  start: number,
  syntax: Syntax,
): CommentLines | undefined {
  const line = lines[start] ?? '';
  const isDocumentation =
    syntax.tripleQuotes === true && depths[start] === 0 && DOCUMENTATION.test(line);
  const isComment = syntax.blockComments !== undefined && /^\s*\/\*/.test(line);
  if (inside[start] === 1 || (!isDocumentation && !isComment)) return undefined;
  let last = start;
  while (inside[last + 1] === 1) last += 1;
  let first = start;
  while (first < last && !WORDS.test(lines[first] ?? '')) first += 1;
  const sample = lines.slice(first + 1, last).find((each) => !isBlank(each)) ?? '';
  const star = /^\s*\*/.test(sample) ? '* ' : '';
  return { first: first + 1, last: last - 1, lead: indentOf(sample) + star };
}

/** Comments on lines below each other: the first line stays. */
function lineComments(
  { lines, inside }: Source,
  start: number,
  { lineComment }: Syntax,
): CommentLines | undefined {
  const line = lines[start] ?? '';
  const indent = indentOf(line);
  if (!line.startsWith(lineComment, indent.length)) return undefined;
  const sign = SIGN[lineComment].exec(line.slice(indent.length))?.[0];
  if (sign === undefined || inside[start] === 1) return undefined;
  let last = start;
  while (last + 1 < lines.length && isSame(lines[last + 1] ?? '', indent + sign)) last += 1;
  while (isBlank((lines[last] ?? '').slice(indent.length + sign.length)) && last > start) last -= 1;
  return { first: start + 1, last, lead: `${indent}${sign} ` };
}

function isSame(line: string, start: string): boolean {
  return line.startsWith(start) && !/\S/.test(line.charAt(start.length));
}
