import { alignedColumns } from './aligned.ts';
import { blame } from './blame.ts';
import { delimited } from './delimited.ts';
import { grid } from './grid.ts';
import type { PlacedTable, TableForm } from './text-table.ts';

/** The forms of tables. */
export const FORMS: readonly TableForm[] = [blame, grid, delimited, alignedColumns];

/** A table with the lines that stand around it. */
export interface FoundTable {
  readonly above: readonly string[];
  readonly table: PlacedTable;
  readonly below: readonly string[];
}

/** Lines such as `total 52` above, and `(60 rows)` below a table: above, below. */
const AROUND = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
  [2, 0],
  [2, 1],
] as const;

/** The table that most of the lines are; undefined if there is none. */
export function findTable(lines: readonly string[]): FoundTable | undefined {
  for (const form of FORMS) {
    for (const [above, below] of AROUND) {
      const end = lines.length - below;
      const table = form.read(lines.slice(above, end));
      if (table === undefined) continue;
      return { above: lines.slice(0, above), table, below: lines.slice(end) };
    }
  }
  return undefined;
}
