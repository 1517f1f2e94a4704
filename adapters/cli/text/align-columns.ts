import { inOneRow } from './rows.ts';

/** Rows in columns of equal width; the first row holds the titles. Columns of figures are aligned right. */
export function alignColumns(given: readonly (readonly string[])[]): readonly string[] {
  const rows = given.map((row) => row.map(inOneRow));
  const [titles = []] = rows;
  const widths = titles.map((_, column) =>
    rows.reduce((most, row) => Math.max(most, Array.from(row[column] ?? '').length), 0),
  );
  const isFigures = titles.map((_, column) =>
    rows.slice(1).every((row) => /^[-+$\d?]/.test(row[column] ?? '')),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return isFigures[column] === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
