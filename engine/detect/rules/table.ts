import type { Detection } from '../../content.ts';
import { readFieldRecords } from '../../lines/field-records.ts';
import { readPathLines } from '../../lines/path-lines.ts';
import { hits, share, type Sample } from '../sample.ts';

const MARKDOWN_ROW = /^\s*\|.*\|\s*$/;
const MARKDOWN_RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$/;
const GRID_RULE = /^\s*\+?[-=]{2,}(?:\+[-=]{2,})+\+?\s*$|^[┌├└╞╘╒][─═┬┼┴╪╤╧┐┤┘╡╕╛]+$/;
const GRID_ROW = /^\s*[│┃]| \| /;
/** So many of the lines must be rows, and so many that nothing else stands beside the table. */
const MOST_LINES = 0.6;
const NEARLY_ALL = 0.85;
/** The rule below names that are held apart by blanks, as sqlcmd, `unzip -l`, `dpkg -l` and reStructuredText draw it. */
const RULE = /^-{2,}(?: +-{2,})+\s*$|^={2,}(?: +={2,})+\s*$|^\+{3}(?:-=+)+-*$/;
/** Lines that may stand above it. */
const MOST_ABOVE = 4;
/** What stands above a record whose fields have a line each: `\x` of psql, `\G` of MySQL. */
const RECORD = /^-\[ RECORD \d{1,9} \]|^\*{8,} \d{1,9}\. row \*{8,}$/;
/** Lines of a file behind their commits, as `git blame` prints them. */
const BLAME = /^\^?[0-9a-f]{6,40} +(?:[^\s(]\S* +){0,2}(?:\(.{1,120} )?\d+\)(?: |$)/;
const LISTING = /^(?: *\d+ +){0,2}[-dlbcps][-rwxsStT]{9}[@+.]?\s/;
/** Rows as Python prints what a database returned. */
const TUPLES = /^\[\((?:['"\d-]|None\b|True\b|False\b|Decimal\(|datetime\.)/;
const WIDEST = 240;
const WIDE_GAP = /\S {2,}\S/;
const MOSTLY_WIDE = 0.7;
/** Characters in which tables are looked for one by one. */
const LOOKED_AT = 15_000;

/** Rules are drawn for tables only. */
const GRID = 0.98;

/** Markdown tables, grids as psql and MySQL print them, listings, aligned columns and lists of tuples. */
export function table({ text, lines }: Sample): Detection | undefined {
  if (TUPLES.test(text) && text.trimEnd().endsWith(')]'))
    return { kind: 'table', confidence: GRID };
  if (lines.length < 3) return undefined;
  const rows = share(lines, MARKDOWN_ROW);
  if (rows >= MOST_LINES && hits(lines, MARKDOWN_RULE) > 0) return judged(GRID, rows);
  const rules = share(lines, GRID_RULE);
  const framed = rules + Math.max(share(lines, GRID_ROW), rows);
  if (rules > 0 && framed >= MOST_LINES) return judged(GRID, framed);
  if (share(lines, BLAME) >= NEARLY_ALL) return { kind: 'table', confidence: GRID };
  if (hits(lines.slice(0, MOST_ABOVE), RECORD) > 0) return { kind: 'table', confidence: GRID };
  if (areBelowRule(lines)) return { kind: 'table', confidence: GRID };
  const listed = share(lines, LISTING);
  if (listed >= MOST_LINES) return judged(0.93, listed);
  if (readPathLines(lines) !== undefined) return { kind: 'table', confidence: 0.93 };
  if (startsWithRecords(text)) return { kind: 'table', confidence: 0.93 };
  return aligned(lines) ?? alignedApart(text.slice(0, LOOKED_AT));
}

/** Whether the first lines, up to a blank one, are records with a line for each field. */
function startsWithRecords(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT);
  const end = looked.length < text.length ? looked.lastIndexOf('\n\n') : looked.length;
  return readFieldRecords(looked.slice(0, Math.max(0, end)).split(/\r?\n/)) !== undefined;
}

/** Whether a rule stands near the first line, and nearly all lines below it have a blank beside each of its groups. */
export function areBelowRule(lines: readonly string[]): boolean {
  const place = lines.slice(0, MOST_ABOVE + 2).findIndex((line) => RULE.test(line));
  if (place === -1) return false;
  const groups = [...(lines[place] ?? '').matchAll(/=+|-{2,}/g)];
  const isBlank = (line: string, at: number): boolean => (line[at] ?? ' ') === ' ';
  const below = lines.slice(place + 1);
  const fitting = below.filter((line) =>
    groups.every(
      ({ index, 0: group }) =>
        index === 0 || isBlank(line, index - 1) || isBlank(line, index + group.length),
    ),
  );
  return fitting.length >= below.length * NEARLY_ALL;
}

/** A table that other things may stand beside is looked at in parts. */
function judged(confidence: number, rows: number): Detection {
  return { kind: 'table', confidence: rows >= NEARLY_ALL ? confidence : 0.7 };
}

/** At least three columns whose gaps, two blanks wide somewhere, run down through all the lines. */
function aligned(lines: readonly string[]): Detection | undefined {
  if (lines.length < 4 || share(lines, WIDE_GAP) < MOSTLY_WIDE) return undefined;
  const gaps = gapsBetweenColumns(lines);
  if (gaps < 2) return undefined;
  return { kind: 'table', confidence: Math.min(0.9, 0.66 + 0.06 * gaps) };
}

/** Tables with columns of their own one below the other, as `kubectl get all` prints them. */
function alignedApart(text: string): Detection | undefined {
  const paragraphs = text.split(/\n[ \t\r]*\n/).map((each) => each.split('\n'));
  const tables = paragraphs.filter((each) => aligned(each) !== undefined);
  const linesIn = (some: readonly (readonly string[])[]): number => some.flat().length;
  if (tables.length < 2 || linesIn(tables) < linesIn(paragraphs) * NEARLY_ALL) return undefined;
  return { kind: 'table', confidence: 0.78 };
}

function gapsBetweenColumns(lines: readonly string[]): number {
  const filled = Array.from({ length: WIDEST }, () => 0);
  for (const line of lines) {
    const end = Math.min(WIDEST, line.length);
    for (let column = 0; column < end; column++) {
      if (line.charCodeAt(column) > 32) filled[column] = (filled[column] ?? 0) + 1;
    }
  }
  const few = Math.floor(lines.length * 0.03);
  const some = lines.length * 0.5;
  let gaps = 0;
  let inGap = false;
  let isInside = false;
  for (const count of filled) {
    if (count <= few) inGap = isInside;
    else if (inGap && count >= some) {
      gaps++;
      inGap = false;
    }
    if (count >= some) isInside = true;
  }
  return gaps;
}
