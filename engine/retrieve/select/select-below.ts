import type { Document } from '../document/document.ts';
import { formatRange, wholeRange } from '../ranges.ts';
import { shorten } from '../shorten.ts';
import { selectLines } from './select-lines.ts';
import { nothingBecause, type Selection } from './selection.ts';

const LONGEST_PATH = 1000;
const LONGEST_ECHO = 200;
/** What a path is printed behind, and what a reader may write around it. */
const AROUND_PATH = /^(?:\.[/\\])?|[/\\]+$/g;
/** What may follow a path: what lies below it, what was found in it, or nothing. */
const BEHIND_PATH = /^(?:[/\\:\s]|-\d|$)/;
/** A hit below the line that names its file. */
const NUMBERED = /^\s*\d+[:-]/;

/**
 * The lines of a list of paths, or of hits, that name a path or what lies below it; below a line that names it alone,
 * as `ls -R` and searches with headings print it, all to the next blank line.
 */
export function selectBelow(document: Document, path: string): Selection {
  const name = path.slice(0, LONGEST_PATH).replace(AROUND_PATH, '');
  const lines = linesBelow(document, name);
  if (lines.length === 0) {
    return nothingBecause(
      `no line begins with "${shorten(path, LONGEST_ECHO)}"; use lines, query or grep`,
    );
  }
  return selectLines(document, runsOf(lines, document.lines.offset).join(','));
}

/** The numbers of these lines, counted from 1, in their order. */
function linesBelow({ text, lines }: Document, name: string): readonly number[] {
  const found: number[] = [];
  let isBelowHeading = false;
  for (let line = 1; line <= lines.count; line += 1) {
    const shown = textOf(line);
    const rest = restBehind(shown, name);
    if (rest !== undefined) isBelowHeading = isHeading(rest, line);
    else if (shown.trim() === '') isBelowHeading = false;
    if (rest !== undefined || isBelowHeading) found.push(line);
  }
  return found;

  function textOf(line: number): string {
    const { start, end } = lines.spanOf(line);
    return text.slice(start, end);
  }

  function isHeading(rest: string, line: number): boolean {
    if (rest.endsWith(':')) return true;
    return rest === '' && line < lines.count && NUMBERED.test(textOf(line + 1));
  }
}

/** What follows the path in a line that begins with it or with what lies below it; undefined for all others. */
function restBehind(line: string, name: string): string | undefined {
  const shown = line.replace(AROUND_PATH, '').trimEnd();
  if (!shown.startsWith(name)) return undefined;
  const rest = shown.slice(name.length);
  return BEHIND_PATH.test(rest) ? rest : undefined;
}

/** Numbers in ascending order as ranges: `3-7`, `12`. */
function runsOf(numbers: readonly number[], offset: number): readonly string[] {
  const runs: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.to === number - 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.map(({ from, to }) => formatRange(wholeRange(from + offset, to + offset)));
}
