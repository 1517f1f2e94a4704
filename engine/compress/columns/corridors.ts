import { isHeading } from './below-headings.ts';
import type { CutLine } from './cut-lines.ts';

/** Fewer lines leave corridors by accident. */
const FEWEST_LINES = 6;
const FEWEST_COLUMNS = 4;
const BLANK = 32;

/**
 * Lines cut where all of them, headings among them, have a blank: a cell may be empty, and its heading may hold blanks, as
 * those of lsof, netstat and ss; undefined where that leaves fewer than four columns, or one without a name of its own.
 */
export function cutAtCorridors(lines: readonly string[]): readonly CutLine[] | undefined {
  if (lines.length < FEWEST_LINES) return undefined;
  const columns = columnsOf(lines);
  const names = columns.map((column) => cellIn(lines[0] ?? '', column));
  const isNamed = names.every(isHeading) && new Set(names).size === names.length;
  if (columns.length < FEWEST_COLUMNS || !isNamed) return undefined;
  const isRight = columns.map((column) => areRight(lines, column));
  return lines.map((line) => cutLine(line, columns, isRight));
}

/** Where the cells of a column stand; the last one goes to the ends of the lines. */
interface Column {
  readonly start: number;
  readonly end: number;
}

/** The columns between the corridors that go through all lines. The last heading begins the last column. */
function columnsOf(lines: readonly string[]): readonly Column[] {
  const head = (lines[0] ?? '').trimEnd();
  const filled = new Uint8Array(head.length);
  for (const line of lines) {
    for (let at = 0; at < head.length; at += 1) {
      if (at < line.length && line.charCodeAt(at) !== BLANK) filled[at] = 1;
    }
  }
  const columns: Column[] = [];
  for (let start = filled.indexOf(1); start !== -1;) {
    const corridor = filled.indexOf(0, start);
    const next = corridor === -1 ? -1 : filled.indexOf(1, corridor);
    columns.push({ start, end: next === -1 ? Infinity : corridor });
    start = next;
  }
  return withMarks(columns, head);
}

/** Marks in front of some rows, such as the `●` of systemctl, have no heading: they belong to the cells behind them. */
function withMarks(columns: readonly Column[], head: string): readonly Column[] {
  const [marks, next, ...others] = columns;
  if (marks === undefined || next === undefined) return columns;
  const areMarks = marks.end - marks.start === 1 && cellIn(head, marks) === '';
  return areMarks ? [{ start: marks.start, end: next.end }, ...others] : columns;
}

function cellIn(line: string, { start, end }: Column): string {
  return line.slice(start, end).trim();
}

/** Whether all cells of a column end where it ends. */
function areRight(lines: readonly string[], { start, end }: Column): boolean {
  return (
    end !== Infinity &&
    lines.every((line) => {
      const cell = line.slice(start, end);
      return cell.trim() === '' || (cell.length === end - start && !cell.endsWith(' '));
    })
  );
}

function cutLine(line: string, columns: readonly Column[], isRight: readonly boolean[]): CutLine {
  const cells: string[] = [];
  const blanks: number[] = [];
  let end = 0;
  for (const [index, column] of columns.entries()) {
    const cell = cellIn(line, column);
    const empty = Math.min(isRight[index] === true ? column.end : column.start, line.length);
    const start = cell === '' ? empty : line.indexOf(cell, column.start);
    cells.push(cell);
    blanks.push(Math.max(0, start - end));
    end = start + cell.length;
  }
  return { cells, blanks: [...blanks, Math.max(0, line.length - end)] };
}
