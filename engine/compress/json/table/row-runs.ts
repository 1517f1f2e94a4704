/** The line for so many rows of which the header says all. */
const RUN = /^\(([1-9]\d{0,8}) rows\)$/;
/** Fewer of them stand as the empty lines that they are. */
const SHORTEST_RUN = 3;

/** The lines of rows with empty ones counted where there are several in a row. */
export function withRuns(lines: readonly string[]): readonly string[] {
  const counted: string[] = [];
  let empty = 0;
  const endRun = (): void => {
    if (empty >= SHORTEST_RUN) counted.push(`(${empty} rows)`);
    else for (let line = 0; line < empty; line += 1) counted.push('');
    empty = 0;
  };
  for (const line of lines) {
    if (line === '') empty += 1;
    else {
      endRun();
      counted.push(line);
    }
  }
  endRun();
  return counted;
}

/** How many empty rows a line stands for; undefined for any other line. */
export function runOf(line: string): number | undefined {
  const [, digits] = RUN.exec(line) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
