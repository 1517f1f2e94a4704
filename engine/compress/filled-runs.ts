/** Lines that follow each other. */
export interface LineRun {
  /** Index of the first. */
  readonly start: number;
  /** Index behind the last. */
  readonly end: number;
}

/** The runs of lines between blank ones. */
export function filledRuns(lines: readonly string[]): readonly LineRun[] {
  const runs: LineRun[] = [];
  let start = 0;
  for (let end = 0; end <= lines.length; end += 1) {
    if (lines[end]?.trim()) continue;
    if (end > start) runs.push({ start, end });
    start = end + 1;
  }
  return runs;
}
