import { type Alignment, ALIGNMENTS, alignmentOf, alignText, isAlignment } from './alignment.ts';
import { type Border, BORDERS, drawRule } from './borders.ts';
import {
  columnWidths,
  FEWEST_ROWS,
  type PlacedTable,
  type TableForm,
  type TextTable,
} from './text-table.ts';

/**
 * Tables with bars between their columns. A layout names the border, the alignments of the columns and that of the names,
 * and, where it is not drawn over the whole widths, the rule below the names: `mysql rll l`, `markdown uu u |---|:-:|`.
 */
export const grid: TableForm = { read, print };

const LAYOUT = /^(\w+) ([lrcu]{2,}) ([lrcu])(?: (\S.*))?$/;

function read(lines: readonly string[]): PlacedTable | undefined {
  for (const border of BORDERS) {
    const table = readBordered(lines, border);
    if (table !== undefined) return table;
  }
  return undefined;
}

function readBordered(lines: readonly string[], border: Border): PlacedTable | undefined {
  const first = border.top === undefined ? 0 : 1;
  const rule = lines[first + 1] ?? '';
  if (!rule.includes(border.middle.dash.repeat(2))) return undefined;
  const head = cellsOf(lines[first] ?? '', border, true);
  const firstRow = first + 2;
  const body = lines.slice(firstRow, border.bottom === undefined ? undefined : -1);
  const cells = body.map((line) => cellsOf(line, border, false));
  if (head.length < 2 || body.length < FEWEST_ROWS) return undefined;
  if (cells.some((row) => row.length !== head.length)) return undefined;
  const names = head.map((cell) => cell.trim());
  const rows = cells.map((row) => row.map((cell) => cell.trim()));
  const widths = columnWidths({ names, rows });
  const heading = headingOf(head, widths);
  const columns = widths.map((width, column) => {
    return alignmentOf(
      cells.map((row) => row[column] ?? ''),
      width,
    );
  });
  if (heading === undefined || columns.includes(undefined)) return undefined;
  const layout = `${border.name} ${columns.join('')} ${heading}`;
  const isDrawn = rule === drawRule(border.middle, widths);
  return { names, rows, firstRow, layout: isDrawn ? layout : `${layout} ${rule}` };
}

/** The cells with their padding; an open border has a blank behind the names, but not behind the rows. */
function cellsOf(line: string, { bar, isClosed }: Border, isHead: boolean): readonly string[] {
  const left = isClosed ? `${bar} ` : ' ';
  const right = isClosed ? ` ${bar}` : isHead ? ' ' : '';
  if (!line.startsWith(left) || !line.endsWith(right)) return [];
  return line.slice(left.length, line.length - right.length).split(` ${bar} `);
}

function headingOf(head: readonly string[], widths: readonly number[]): Alignment | undefined {
  return ALIGNMENTS.find((alignment) =>
    head.every((cell, column) => alignText(cell.trim(), widths[column] ?? 0, alignment) === cell),
  );
}

function print({ names, rows, layout }: TextTable): readonly string[] | undefined {
  const [, name, letters = '', heading = '', rule] = LAYOUT.exec(layout) ?? [];
  const border = BORDERS.find((each) => each.name === name);
  const alignments = letters.split('').filter(isAlignment);
  if (border === undefined || !isAlignment(heading) || alignments.length !== names.length) {
    return undefined;
  }
  const { top, middle, bottom } = border;
  const widths = columnWidths({ names, rows });
  const headings = alignments.map(() => heading);
  return [
    ...(top === undefined ? [] : [drawRule(top, widths)]),
    rowLine(alignAll(names, widths, headings), border, true),
    rule ?? drawRule(middle, widths),
    ...rows.map((row) => rowLine(alignAll(row, widths, alignments), border, false)),
    ...(bottom === undefined ? [] : [drawRule(bottom, widths)]),
  ];
}

function alignAll(
  cells: readonly string[],
  widths: readonly number[],
  alignments: readonly Alignment[],
): readonly string[] {
  return cells.map((cell, column) =>
    alignText(cell, widths[column] ?? 0, alignments[column] ?? 'u'),
  );
}

function rowLine(cells: readonly string[], { bar, isClosed }: Border, isHead: boolean): string {
  const row = cells.join(` ${bar} `);
  if (isClosed) return `${bar} ${row} ${bar}`;
  return isHead ? ` ${row} ` : ` ${row}`;
}
