import { counted } from '../../../common/counted.ts';
import { alarmNote } from '../../alarm-words.ts';
import type { LossyContext } from '../../compressor.ts';
import { wellFormedEnd } from '../../log/shorten.ts';
import { isCase, type ReportPart } from './read-report.ts';

/** Characters that a token stands for, about. */
const CHARACTERS = 3.5;
/** Characters for all failures together, and of each, that are shown whatever the budget is. */
const FEWEST_OF_ALL = 6_000;
const FEWEST = 300;
/** Share of what is shown of a long failure that is its end: where it happened, in Python what was raised. */
const END = 0.4;

/**
 * A report of tests with how each suite opens and every failed test, in its own words; of long ones the beginning and the
 * end. What passed or was skipped is counted.
 */
export function lossyReport(
  text: string,
  parts: readonly ReportPart[],
  context: LossyContext,
): string | undefined {
  const shown = parts.filter((part) => !isCase(part) || part.kind === 'failed');
  const count = (kind: ReportPart['kind']): number =>
    parts.filter((part) => part.kind === kind).length;
  const room = Math.max(FEWEST_OF_ALL, CHARACTERS * context.budget);
  const most = Math.max(FEWEST, room / Math.max(1, count('failed')));
  const pieces = shown.map(({ kind, start, end }) =>
    kind === 'failed'
      ? beginningAndEnd(text.slice(start, end), most)
      : whole(text.slice(start, end)),
  );
  const kept = pieces.reduce((sum, { length }) => sum + length, 0);
  const body = pieces.map((piece) => piece.shown).join('\n');
  const cases = parts.filter(isCase).length;
  const passed = `passed ${count('passed')}, skipped ${count('skipped')}`;
  const missing = `${text.length - kept} of ${text.length} characters omitted, with the test cases of these: ${passed}`;
  const result = [
    `[JUnit report of ${counted(cases, 'test case')}: failed ${count('failed')}, ${passed}]`,
    context.reference(missing + alarmNote(text.split('\n'), body)),
    body,
  ].join('\n');
  return context.counter.estimate(result) < context.counter.estimate(text) ? result : undefined;
}

interface Piece {
  readonly shown: string;
  /** Characters of the source that stand in it. */
  readonly length: number;
}

function whole(text: string): Piece {
  return { shown: text, length: text.length };
}

/** A text with its middle left out where it is longer than this many characters, at ends of lines where possible. */
function beginningAndEnd(text: string, most: number): Piece {
  if (text.length <= most) return whole(text);
  const head = text.slice(0, lineEndBefore(text, Math.floor((1 - END) * most)));
  const tail = text.slice(lineStartAfter(text, text.length - Math.floor(END * most)));
  const length = head.length + tail.length;
  return { shown: `${head}\n[… ${text.length - length} characters …]\n${tail}`, length };
}

/** The last end of a line in the second half of what stands before a place; the place where there is none. */
function lineEndBefore(text: string, place: number): number {
  const end = text.lastIndexOf('\n', place);
  return end > place / 2 ? end : wellFormedEnd(text, place);
}

/** The first start of a line in the first half of what stands behind a place; the place where there is none. */
function lineStartAfter(text: string, place: number): number {
  const end = text.indexOf('\n', place);
  return end !== -1 && end < (place + text.length) / 2 ? end + 1 : wellFormedEnd(text, place);
}
