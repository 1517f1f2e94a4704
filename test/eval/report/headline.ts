import { median, present, sum } from './statistics.ts';

/** Rows with some figures, each null where it does not apply. */
type RowsWith<Name extends string> = readonly Readonly<Record<Name, number | null>>[];

/** The sums of some figures over all rows to which they apply. */
export function sumsOf<Name extends string>(
  rows: RowsWith<Name>,
  ...names: readonly Name[]
): Record<Name, number> {
  return figuresOf(names, (name) => sum(present(rows.map((row): number | null => row[name]))));
}

/** The medians of some figures over all rows to which they apply; null where that is none. */
export function mediansOf<Name extends string>(
  rows: RowsWith<Name>,
  ...names: readonly Name[]
): Record<Name, number | null> {
  return figuresOf(names, (name) => median(present(rows.map((row): number | null => row[name]))));
}

function figuresOf<Name extends string, Figure>(
  names: readonly Name[],
  figureOf: (name: Name) => Figure,
): Record<Name, Figure> {
  // Every name has its figure.
  return Object.fromEntries(names.map((name) => [name, figureOf(name)])) as Record<Name, Figure>;
}
