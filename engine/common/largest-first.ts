/** The positions of values, that of the largest first, of equals the earlier one. */
export function largestFirst(values: readonly number[]): readonly number[] {
  return [...values.keys()].sort(
    (one, other) => (values[other] ?? 0) - (values[one] ?? 0) || one - other,
  );
}
