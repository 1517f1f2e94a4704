import { isBarePrefix, type NumberedRun, numberedRuns, prefixOf } from '../lines/numbering.ts';
import { HEAD_START, headAt, markAt } from '../lines/thinned-runs.ts';

/** A text as lines, with and without the numbers that stand before them. */
export interface BareText {
  /** The lines as they stand. */
  readonly lines: readonly string[];
  /** The same lines without numbers. */
  readonly bare: readonly string[];
  /** For each line how it is numbered; undefined where it has no number. */
  readonly runOf: readonly (NumberedRun | undefined)[];
}

/** Two lines can count up by chance. */
const FEWEST_NUMBERED = 3;

/** The lines of a text without their numbers, whether each line has one or every tenth. */
export function bareText(text: string): BareText {
  const lines = text.split('\n');
  const thinned = text.includes(HEAD_START) ? thinnedRuns(lines) : [];
  const runs = thinned.length > 0 ? thinned : numberedRuns(lines, FEWEST_NUMBERED);
  if (runs.length === 0) return { lines, bare: lines, runOf: [] };
  const bare = [...lines];
  const runOf: (NumberedRun | undefined)[] = lines.map(() => undefined);
  for (const run of runs) {
    for (let index = run.start; index < run.end; index += 1) {
      const line = lines[index] ?? '';
      const rest = withoutNumber(line, run, index);
      // What would not be written so again is not taken for numbered, and what stands around it may be referred to.
      if (thinned.length === 0 && withNumber(rest, run, index) !== line) continue;
      bare[index] = rest;
      runOf[index] = run;
    }
  }
  return { lines, bare, runOf };
}

/** The number of a line in a run. */
export function numberAt({ start, number }: NumberedRun, index: number): number {
  return number + index - start;
}

/** The bare line with its number before it; blank lines lack the last blank of the others. */
export function withNumber(bare: string, run: NumberedRun, index: number): string {
  const prefix = prefixOf(run.numbering, numberAt(run, index));
  return bare === '' && prefix.endsWith(' ') ? prefix.slice(0, -1) : prefix + bare;
}

function withoutNumber(line: string, run: NumberedRun, index: number): string {
  const prefix = prefixOf(run.numbering, numberAt(run, index));
  if (isBarePrefix(line, prefix)) return '';
  if (line.startsWith(prefix)) return line.slice(prefix.length);
  const mark = markAt(run, index);
  return line.startsWith(mark) ? line.slice(mark.length) : line;
}

function thinnedRuns(lines: readonly string[]): readonly NumberedRun[] {
  const runs: NumberedRun[] = [];
  let index = 0;
  while (index < lines.length) {
    const run = headAt(lines, index);
    if (run !== undefined) runs.push(run);
    index = run?.end ?? index + 1;
  }
  return runs;
}
