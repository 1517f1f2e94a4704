/** Lines over the same steps. */
export interface Series {
  readonly mark: string;
  readonly values: readonly number[];
}

/** Size of a chart in characters, the axis not counted. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Rows of a chart from zero to the largest value; later series are drawn over earlier ones. */
export function drawChart(
  series: readonly Series[],
  { width, height }: ChartSize,
): readonly string[] {
  const most = Math.max(0, ...series.flatMap(({ values }) => values));
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => ' '));
  for (const { mark, values } of series) {
    for (let column = 0; column < width; column += 1) {
      const value = values[stepAt(column, { width, steps: values.length })];
      if (value === undefined || most === 0) continue;
      const row = rows[height - 1 - Math.round((value / most) * (height - 1))];
      if (row !== undefined) row[column] = mark;
    }
  }
  return rows.map((row) => row.join('').trimEnd());
}

function stepAt(
  column: number,
  { width, steps }: { readonly width: number; readonly steps: number },
): number {
  return width === 1 ? steps - 1 : Math.round((column * (steps - 1)) / (width - 1));
}
