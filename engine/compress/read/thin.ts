import { isBarePrefix, numberedRuns, type NumberedRun, prefixOf } from '../../lines/numbering.ts';
import { mayHoldOwnLines } from '../own-lines.ts';
import { HEAD_START, headAt, headOf, markAt } from '../../lines/thinned-runs.ts';

/**
 * A text whose lines are read with numbers, with the number of every 10th line only, in long runs of every 20th, below
 * a line that says so: `[headroom: lines 120-180, every 10th numbered like "   120\t"]`. Every byte of the
 * lines themselves stays. `unthin` gives the text back; undefined where no lines are numbered.
 */
export function thin(text: string): string | undefined {
  if (text.includes(HEAD_START)) return undefined;
  const lines = text.split('\n');
  const runs = numberedRuns(lines);
  if (runs.length === 0) return undefined;
  const parts: (readonly string[])[] = [];
  let index = 0;
  for (const run of runs) {
    parts.push(lines.slice(index, run.start), [headOf(run)], thinLines(lines, run));
    index = run.end;
  }
  parts.push(lines.slice(index));
  return parts.flat().join('\n');
}

/** The text that `thin` was given; undefined where a text is not what it makes. */
export function unthin(text: string): string | undefined {
  if (!text.includes(HEAD_START)) return undefined;
  const lines = text.split('\n');
  const parts: (readonly string[])[] = [];
  let index = 0;
  while (index < lines.length) {
    const run = headAt(lines, index);
    const part = run === undefined ? lines.slice(index, index + 1) : numberLines(lines, run);
    if (part === undefined) return undefined;
    parts.push(part);
    index = run?.end ?? index + 1;
  }
  return parts.flat().join('\n');
}

/** Whether a text is what `thin` makes of another one. */
export function isThinned(text: string): boolean {
  if (!mayHoldOwnLines(text) || !text.includes(HEAD_START)) return false;
  const whole = unthin(text);
  return whole !== undefined && thin(whole) === text;
}

/** The lines of a run without their numbers, where these are not shown. */
function thinLines(lines: readonly string[], run: NumberedRun): readonly string[] {
  return lines.slice(run.start, run.end).map((line, offset) => {
    const prefix = prefixOf(run.numbering, run.number + offset);
    if (!line.startsWith(prefix)) return line;
    return markAt(run, run.start + offset) + line.slice(prefix.length);
  });
}

/** Thinned lines with all their numbers; undefined where one that should stand there does not. */
function numberLines(lines: readonly string[], run: NumberedRun): readonly string[] | undefined {
  const numbered: string[] = [];
  for (let index = run.start; index < run.end; index += 1) {
    const line = lines[index] ?? '';
    const prefix = prefixOf(run.numbering, run.number + index - run.start);
    const mark = markAt(run, index);
    if (isBarePrefix(line, prefix)) numbered.push(line);
    else if (line.startsWith(mark)) numbered.push(prefix + line.slice(mark.length));
    else return undefined;
  }
  return numbered;
}
