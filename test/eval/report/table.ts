/** A column of a table: its heading and what it shows of a row. */
export interface Column<Item> {
  readonly heading: string;
  readonly show: (row: Item) => string;
}

/** Rows under headings: the first column aligned to the left, the others to the right. */
export function formatTable<Item>(columns: readonly Column<Item>[], rows: readonly Item[]): string {
  const cells = [
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map(({ show }) => show(row))),
  ];
  const widths = columns.map((_, index) =>
    Math.max(...cells.map((line) => line[index]?.length ?? 0)),
  );
  return cells.map((line) => formatLine(line, widths)).join('\n');
}

function formatLine(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, index) => {
    const width = widths[index] ?? 0;
    return index === 0 ? cell.padEnd(width) : cell.padStart(width);
  });
  return padded.join('  ').trimEnd();
}
