import type { NamedRows } from '../json/value/named-rows.ts';

/** A table that was printed for the eye; its cells are without the blanks around them. */
export interface TextTable extends NamedRows<string> {
  /** All that is needed beside names and rows to print the same lines again; on one line. */
  readonly layout: string;
}

/** A table as it was found among lines. */
export interface PlacedTable extends TextTable {
  /** Index of the line with the first row; the others follow line by line. */
  readonly firstRow: number;
}

/** A family of printed tables. */
export interface TableForm {
  /** The table that all the lines are; undefined if they are none of this form. */
  read(lines: readonly string[]): PlacedTable | undefined;
  /** The lines of a table; undefined if its layout is none of this form. */
  print(table: TextTable): readonly string[] | undefined;
}

/** Fewer rows are cheaper as they are. */
export const FEWEST_ROWS = 3;

/** The characters of the widest cell of each column. */
export function columnWidths({ names, rows }: NamedRows<string>): readonly number[] {
  const widths = names.map((name) => name.length);
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  return widths;
}
