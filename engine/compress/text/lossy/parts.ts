import { filledRuns, type LineRun } from '../../filled-runs.ts';

/** Lines that are shown or left out as one. */
export interface Part {
  /** Index of its first line, from 0. */
  readonly first: number;
  /** Index of its last line. */
  readonly last: number;
  /** The nearest part above that is indented less, such as the branch of a tree that it hangs from. */
  readonly parent: number | undefined;
}

/** With fewer blocks between blank lines, lines are parts. */
const FEWEST_BLOCKS = 8;
/** Longer blocks are taken apart: on average to lines, else to pieces of so many lines. */
const LONGEST_BLOCK = 20;

/**
 * A text as blocks between blank lines, where it has many of them, as records of several lines do; else as its lines,
 * each with the line that it is indented below.
 */
export function partsOf(lines: readonly string[]): readonly Part[] {
  const runs = filledRuns(lines);
  const areRecords = runs.length >= FEWEST_BLOCKS && lines.length <= LONGEST_BLOCK * runs.length;
  return areRecords ? blocksOf(runs) : linesOf(lines);
}

function blocksOf(runs: readonly LineRun[]): readonly Part[] {
  return runs.flatMap(({ start, end }) =>
    Array.from({ length: Math.ceil((end - start) / LONGEST_BLOCK) }, (_, index) => {
      const first = start + index * LONGEST_BLOCK;
      const last = Math.min(end, first + LONGEST_BLOCK) - 1;
      return { first, last, parent: undefined };
    }),
  );
}

function linesOf(lines: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  const open: { readonly depth: number; readonly part: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const depth = depthOf(line);
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    parts.push({ first: index, last: index, parent: open.at(-1)?.part });
    open.push({ depth, part: parts.length - 1 });
  }
  return parts;
}

/** Characters of the indentation; of a line that is nothing else, all. */
function depthOf(line: string): number {
  const depth = line.search(INDENTED);
  return depth === -1 ? line.length : depth;
}

/** What a line begins with behind blanks and the lines that trees are drawn with. */
const INDENTED = /[^\s│├└┬─|`+]/;
