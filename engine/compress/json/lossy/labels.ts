import type { Column } from './columns.ts';
import type { Profile } from './profile.ts';

const LONGEST_LABEL = 60;

/** What a row is called in a digest: its key, or its value in the column that tells rows apart. */
export type LabelOf = (row: number) => string | undefined;

/**
 * The names of the rows of a list: its keys, or the first column that tells rows apart by short texts or by numbers
 * that only number the rows (`numberings`).
 */
export function labelsOf(
  profiles: readonly Profile[],
  numberings: ReadonlySet<Column>,
  keys: readonly string[] | undefined,
): LabelOf {
  if (keys) return (row) => keys[row];
  const naming = profiles.find((profile) => isNaming(profile, numberings));
  return (row) => {
    const value = naming?.column.values[row];
    return value === undefined || value === null ? undefined : String(value);
  };
}

function isNaming(profile: Profile, numberings: ReadonlySet<Column>): boolean {
  const { column, kind, counts, missing } = profile;
  if (column.isNested || missing > 0 || counts.size !== column.values.length) return false;
  if (kind === 'number') return numberings.has(column);
  return kind === 'text' && String(column.values[0] ?? '').length <= LONGEST_LABEL;
}
