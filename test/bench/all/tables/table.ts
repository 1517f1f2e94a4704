import type { BenchName, MeasureName } from '../measures.ts';

/** Names tables in markers and links. */
export type TableId =
  | 'workloads'
  | 'items'
  | 'prose'
  | 'json'
  | 'sessions'
  | 'money'
  | 'requests'
  | 'times'
  | 'laws'
  | 'faults'
  | BenchName;

/** Figures as text, under their headings; the first column names the row. */
export interface FigureTable {
  readonly id: TableId;
  readonly title: string;
  /** What its figures are from. */
  readonly from: readonly MeasureName[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A column of a table that is made from rows; left out where `isThere` is false. */
export interface FigureColumn<Row> {
  readonly heading: string;
  readonly show: (row: Row) => string;
  readonly isThere?: boolean;
}

/** A table of rows, one column after the other. */
export function figureTable<Row>(
  about: Pick<FigureTable, 'id' | 'title' | 'from'>,
  columns: readonly FigureColumn<Row>[],
  rows: readonly Row[],
): FigureTable {
  const shown = columns.filter(({ isThere = true }) => isThere);
  return {
    ...about,
    columns: shown.map(({ heading }) => heading),
    rows: rows.map((row) => shown.map(({ show }) => show(row))),
  };
}
