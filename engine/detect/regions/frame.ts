import { anyOf } from '../../common/patterns.ts';
import { lineAt, type Region } from './region.ts';

/** What shells and those who run them write above an output. */
const ABOVE = anyOf([
  /^(?:[$%>+] \S|\S{1,60}@\S{1,60}.{0,80}[$#%] \S)/i,
  /^(?:Wall time|Exit code|Process exited with code)\b.{0,60}$/i,
  /^(?:Total output lines|Chunk ID|Original token count|Output|Command|stdout):/i,
]);
/** What they write below: a prompt, how the command ended, that something is missing. */
const BELOW = anyOf([
  /^(?:[$%>]|\S{1,60}@\S{1,60}.{0,80}[$#%])\s*$/i,
  /^\W{0,3}(?:exit (?:code|status)|exited with|Process exited)\b.{0,60}\s*$/i,
]);
const CUT = /^[^\n"]{0,80}\b(?:truncated|omitted)\b[^\n"]{0,60}$/i;
const MOST_ABOVE = 8;
const MOST_BELOW = 4;
/** A longer line that was cut holds too much to be shown as it is. */
const LONGEST_CUT_LINE = 1_000;

/**
 * An output without the lines that a shell or who ran it put above and below, and without a last line that was cut where a
 * note says so: all of the text where there are none.
 */
export function insideFrame(text: string): Region {
  const start = endAbove(text);
  return { start, end: Math.max(start, startBelow(text)) };
}

function endAbove(text: string): number {
  let end = 0;
  let start = 0;
  for (let count = 0; count < MOST_ABOVE && start < text.length; count += 1) {
    const line = lineAt(text, start);
    const shown = text.slice(start, Math.min(line.end, start + 200)).trimEnd();
    if (shown !== '' && !ABOVE.test(shown)) break;
    start = line.next;
    end = start;
  }
  return end;
}

function startBelow(text: string): number {
  let start = text.length;
  for (let count = 0; count < MOST_BELOW && start > 0; count += 1) {
    const previous = text.lastIndexOf('\n', start - 2) + 1;
    const shown = text.slice(previous, Math.min(start, previous + 200)).trim();
    if (CUT.test(shown)) return startOfCutLine(text, previous);
    if (shown !== '' && !BELOW.test(shown)) break;
    start = previous;
  }
  return start;
}

function startOfCutLine(text: string, note: number): number {
  const start = text.lastIndexOf('\n', note - 2) + 1;
  return note - start <= LONGEST_CUT_LINE ? start : note;
}
