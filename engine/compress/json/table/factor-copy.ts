import { isWritable } from './factor-affix.ts';
import { KEY_COLUMN, writePath } from './column-name.ts';
import { columnCost, type Estimate, type FilledColumn, type FormOffer } from './filled-column.ts';

/**
 * Columns that repeat an earlier column, or the key of a map, in every row. Nothing is hidden: the value
 * stands in the same row.
 */
export function copyForms(
  columns: readonly FilledColumn[],
  estimate: Estimate,
  keys: readonly string[] | undefined,
): readonly FormOffer[] {
  const sources: Source[] = keys === undefined ? [] : [{ name: KEY_COLUMN, values: keys }];
  return columns.flatMap((filled, index) => {
    const { column, values } = filled;
    if (column.form !== undefined || column.schema.kind !== 'cell') return [];
    const name = writePath(column.path);
    const source = sources.find((each) => isSame(values, each.values));
    if (source === undefined) {
      if (isWritable(name)) sources.push({ name, values });
      return [];
    }
    const saved = columnCost(filled, estimate) - estimate(source.name) - 2;
    return [{ index, form: { kind: 'copy', from: source.name }, saved }];
  });
}

type Source = Pick<FilledColumn, 'values'> & { readonly name: string };

/** Objects are never the same here, so that only scalars are found to be copies. */
function isSame(left: FilledColumn['values'], right: FilledColumn['values']): boolean {
  return left.every((value, row) => {
    return value === right[row] && (typeof value !== 'object' || value === null);
  });
}
