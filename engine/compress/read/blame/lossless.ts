import { type BlamedRun, blamedRun } from '../../../lines/blame.ts';
import { mayHoldOwnLines } from '../../own-lines.ts';
import { markReader, markWriter } from './commit-mark.ts';

const HEAD_START = '[headroom: git blame of lines ';
const HEAD = /^\[headroom: git blame of lines ( *\d{1,7})-(\d{1,7}), /;

/**
 * What `git blame` prints, with each commit once above its lines instead of in front of each. `decodeBlame` gives the
 * text back; undefined of any other text.
 */
export function encodeBlame(text: string): string | undefined {
  const lines = text.split('\n');
  const run = blamedRun(lines);
  if (run === undefined) return undefined;
  const write = markWriter();
  const marked = run.lines.flatMap(({ commit, code }, index) => {
    if (commit === run.lines[index - 1]?.commit) return [code];
    return [write({ number: run.number + index, commit }), code];
  });
  const head = `${headOf(run)}]`;
  const encoded = [...lines.slice(0, run.start), head, ...marked, ...lines.slice(run.end)];
  const joined = encoded.join('\n');
  return decodeBlame(joined) === text ? joined : undefined;
}

/** The text that `encodeBlame` was given; undefined where a text is not what it makes. */
export function decodeBlame(encoded: string): string | undefined {
  const lines = encoded.split('\n');
  const start = lines.findIndex((line) => line.startsWith(HEAD_START));
  const [, field, last] = HEAD.exec(lines[start] ?? '') ?? [];
  if (field === undefined) return undefined;
  const read = markReader();
  const decoded = lines.slice(0, start);
  let number = Number(field);
  let commit: string | undefined;
  for (const line of lines.slice(start + 1)) {
    const mark = read(line);
    if (mark?.number === number) ({ commit } = mark);
    else if (number > Number(last)) decoded.push(line);
    else {
      decoded.push(`${commit ?? ''} ${String(number).padStart(field.length)}) ${line}`);
      number += 1;
    }
  }
  return decoded.join('\n');
}

/** Whether a text is what `encodeBlame` makes of another one. */
export function isEncodedBlame(text: string): boolean {
  if (!mayHoldOwnLines(text) || !text.includes(HEAD_START)) return false;
  const decoded = decodeBlame(text);
  return decoded !== undefined && encodeBlame(decoded) === text;
}

/** The beginning of the line that says how a blame is shown. */
export function headOf({ number, lines }: BlamedRun): string {
  const [first] = lines;
  const last = number + lines.length - 1;
  return `${HEAD_START}${first?.field}-${last}, below each "@ line commit" those of the commit`;
}
