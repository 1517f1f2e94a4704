import type { Document } from '../document/document.ts';
import { type Range, wholeRange } from '../ranges.ts';
import { selectRanges } from './select-lines.ts';
import { nothingBecause, quoted, type Selection } from './selection.ts';

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
  const lines = linesBelow(document, path.replace(AROUND_PATH, ''));
  if (lines.length === 0) {
    return nothingBecause(`no line begins with ${quoted(path)}; use lines, query or grep`);
  }
  return selectRanges(document, rangesOf(lines, document.lines.offset));
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

/** Lines in ascending order as ranges of their numbers in the source. */
function rangesOf(lines: readonly number[], offset: number): readonly Range[] {
  const ranges: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last?.to === line - 1) last.to = line;
    else ranges.push({ from: line, to: line });
  }
  return ranges.map(({ from, to }) => wholeRange(from + offset, to + offset));
}
