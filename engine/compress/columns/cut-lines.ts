/** A line cut into cells, with the blanks before each and behind the last. */
export interface CutLine {
  readonly cells: readonly string[];
  /** One more than cells. */
  readonly blanks: readonly number[];
}

const FIELD = /\S+/g;
/** Words that are held together by single blanks. */
const HEADING = /\S+(?: \S+)*/g;

/** How many fields a line has between blanks. */
export function fieldCount(line: string): number {
  return line.match(FIELD)?.length ?? 0;
}

/** A line cut into so many fields at its blanks, the rest of the line being the last. */
export function cutAtBlanks(line: string, count: number): CutLine {
  const cells: string[] = [];
  const blanks: number[] = [];
  let end = 0;
  for (const { index, 0: field } of line.matchAll(FIELD)) {
    const isLast = cells.length === count - 1;
    const cell = isLast ? line.slice(index).trimEnd() : field;
    cells.push(cell);
    blanks.push(index - end);
    end = index + cell.length;
    if (isLast) break;
  }
  return { cells, blanks: [...blanks, line.length - end] };
}

/** Where the headings of a line begin that stand at least two blanks apart. */
export function headingStarts(line: string): readonly number[] {
  return [...line.matchAll(HEADING)].map(({ index }) => index);
}

/** A line cut where headings begin; undefined where a cell reaches into the next, begins behind its heading or before the first. */
export function cutAtStarts(line: string, starts: readonly number[]): CutLine | undefined {
  const cells: string[] = [];
  const blanks: number[] = [starts[0] ?? 0];
  if (line.slice(0, starts[0]).trim() !== '') return undefined;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? line.length;
    const cell = line.slice(start, end).trimEnd();
    const reaches = index + 1 < starts.length && line.length > end && line[end - 1] !== ' ';
    if (cell.startsWith(' ') || reaches) return undefined;
    cells.push(cell);
    blanks.push(Math.max(0, Math.min(end, line.length) - start - cell.length));
  }
  return { cells, blanks };
}

/** The cells from `start` to before `end` as one cell, with the blanks between them. */
export function joinCells({ cells, blanks }: CutLine, start: number, end: number): CutLine {
  const joined = cells
    .slice(start, end)
    .map((cell, index) => (index === 0 ? cell : ' '.repeat(blanks[start + index] ?? 0) + cell))
    .join('');
  return {
    cells: [...cells.slice(0, start), joined, ...cells.slice(end)],
    blanks: [...blanks.slice(0, start + 1), ...blanks.slice(end)],
  };
}
