import { writeCell } from './cell.ts';
import type { JsonValue } from '../value/records.ts';
import type { Column, ColumnForm } from './schema.ts';

/** Gives the tokens of a text, roughly. */
export type Estimate = (text: string) => number;

/** A column with its values, one per record. */
export interface FilledColumn {
  readonly column: Column;
  readonly values: readonly (JsonValue | undefined)[];
}

/** A form that a column could have, and the tokens that it saves over writing every cell. */
export interface FormOffer {
  /** Index of the column. */
  readonly index: number;
  readonly form: ColumnForm;
  readonly saved: number;
}

/** Cells that are looked at to estimate a column. */
const SAMPLE = 48;

/** Tokens of all cells of a column, from a sample. */
export function columnCost({ column, values }: FilledColumn, estimate: Estimate): number {
  if (column.form !== undefined && column.form.kind !== 'affix') return 0;
  const stride = Math.max(1, Math.floor(values.length / SAMPLE));
  const cells: string[] = [];
  for (let index = 0; index < values.length; index += stride) {
    const value = values[index];
    cells.push(value === undefined ? '' : writeCell(value, 'row'));
  }
  return Math.round(
    (estimate(`${cells.join(',\n')},`) * values.length) / Math.max(1, cells.length),
  );
}

/** The values of a column of plain cells if all of them are strings. */
export function stringsOf({ column, values }: FilledColumn): readonly string[] | undefined {
  if (column.form !== undefined || column.schema.kind !== 'cell') return undefined;
  return values.every((value) => typeof value === 'string') ? values : undefined;
}
