import { letterNames } from './column-names.ts';
import { FEWEST_ROWS, type PlacedTable, type TableForm, type TextTable } from './text-table.ts';

/**
 * Rows without names whose cells are held apart by one character, as du, cut and `sqlite3` print them. A layout names the
 * character: `rows with tabs between, no names`.
 */
export const delimited: TableForm = { read, print };

interface Delimiter {
  readonly name: string;
  readonly sign: string;
  /** Of so many columns at least: commas and the like stand in sentences, too. */
  readonly columns: number;
}

const DELIMITERS: readonly Delimiter[] = [
  { name: 'tabs', sign: '\t', columns: 2 },
  { name: 'bars', sign: '|', columns: 3 },
  { name: 'semicolons', sign: ';', columns: 3 },
  { name: 'commas', sign: ',', columns: 3 },
];
const LAYOUT = /^rows with (\w+) between, no names$/;

function read(lines: readonly string[]): PlacedTable | undefined {
  if (lines.length < FEWEST_ROWS) return undefined;
  for (const { name, sign, columns } of DELIMITERS) {
    const count = lines[0]?.split(sign).length ?? 0;
    if (count < columns) continue;
    const rows = lines.map((line) => line.split(sign));
    if (rows.some((cells) => cells.length !== count)) continue;
    return {
      names: letterNames(count),
      rows,
      firstRow: 0,
      layout: `rows with ${name} between, no names`,
    };
  }
  return undefined;
}

function print({ rows, layout }: TextTable): readonly string[] | undefined {
  const [, name] = LAYOUT.exec(layout) ?? [];
  const delimiter = DELIMITERS.find((each) => each.name === name);
  return delimiter && rows.map((cells) => cells.join(delimiter.sign));
}
