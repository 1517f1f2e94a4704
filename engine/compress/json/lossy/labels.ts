import type { Profile } from './profile.ts';

const LONGEST_LABEL = 60;

/** What a row is called in a digest: its key, or its value in the column that tells rows apart. */
export type LabelOf = (row: number) => string | undefined;

/** The names of the rows of a list: its keys, or the first column whose readable values are all different. */
export function labelsOf(
  profiles: readonly Profile[],
  keys: readonly string[] | undefined,
): LabelOf {
  if (keys) return (row) => keys[row];
  const naming = profiles.find(isNaming);
  return (row) => {
    const value = naming?.column.values[row];
    return value === undefined || value === null ? undefined : String(value);
  };
}

function isNaming({ column, kind, counts, missing }: Profile): boolean {
  if (column.isNested || missing > 0 || counts.size !== column.values.length) return false;
  if (kind === 'number') return column.values.every((value) => Number.isInteger(value));
  const first = String(column.values[0] ?? '');
  return kind === 'text' && first.length <= LONGEST_LABEL;
}
