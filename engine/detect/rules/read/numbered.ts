import type { Detection } from '../../../content.ts';
import type { Sample } from '../../sample.ts';
import { languageOf } from '../code/code.ts';

const NUMBERED = /^(?:L|\s{0,12})(\d{1,7})(?:\t|→|\s{0,4}[|│┃]|:)/;

interface Line {
  readonly number: number;
  readonly rest: string;
}

/** A file read with counting line numbers in front of its lines. */
export function numbered({ lines }: Sample): Detection | undefined {
  const read = lines.flatMap(numberedLine);
  if (read.length < 3 || read.length < 0.55 * lines.length) return undefined;
  if (countingShare(read) < 0.6 || isDelimited(read)) return undefined;
  const language = languageOf(read.map(({ rest }) => rest));
  const confidence = 0.75 + 0.24 * (read.length / lines.length);
  return { kind: 'numbered', confidence, ...(language === undefined ? {} : { language }) };
}

function numberedLine(line: string): readonly Line[] {
  const match = NUMBERED.exec(line);
  if (match === null) return [];
  return [{ number: Number(match[1]), rest: line.slice(match[0].length) }];
}

/** Blank lines are not in the sample, so that a small jump still counts as counting. */
function countingShare(read: readonly Line[]): number {
  let counting = 0;
  for (let index = 1; index < read.length; index++) {
    const step = (read[index]?.number ?? 0) - (read[index - 1]?.number ?? 0);
    if (step === 1) counting++;
  }
  return counting / (read.length - 1);
}

/** A table with a counting first column has the same number of separators in every row, code has not. */
function isDelimited(read: readonly Line[]): boolean {
  return ['\t', '|'].some((separator) => {
    const cells = read.map(({ rest }) => rest.split(separator).length);
    const first = cells[0] ?? 1;
    return first >= 2 && cells.every((count) => count === first);
  });
}
