/** Rows in columns of equal width; the first row holds the titles. Columns of figures are aligned right. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const [titles = []] = rows;
  const widths = titles.map((_, column) =>
    Math.max(...rows.map((row) => Array.from(row[column] ?? '').length)),
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
