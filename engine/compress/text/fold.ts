import { counted } from '../../common/counted.ts';
import { mayHoldOwnLines } from '../own-lines.ts';

const LONGEST_PERIOD = 8;
/** A marker costs about 14 tokens; less than this many characters of repetition do not pay for it. */
const LEAST_SAVED = 96;
/** A run of blank lines is one or two tokens, whatever its length. */
const LEAST_BLANK_LINES = 200;
/** What a hostile marker may blow a text up to. */
const LARGEST = 32 * 1024 * 1024;
const MARKER =
  /^\[headroom: the (?:line above repeats|([2-8]) lines above repeat) ([1-9]\d{0,7}) more times?\]$/;
const MARKER_START = '[headroom: the ';

interface Repetition {
  /** How many lines one period has. */
  readonly period: number;
  /** How often the period comes again after the first time. */
  readonly times: number;
}

/**
 * The text with exactly repeated lines, and repeated groups of up to eight lines, written once with a
 * marker line below. `unfold` gives the text back; undefined when nothing repeats long enough to pay,
 * or when the text already has lines that read as markers.
 */
export function fold(text: string): string | undefined {
  if (text.includes(MARKER_START)) return undefined;
  const lines = text.split('\n');
  const folded: string[] = [];
  let hasFolds = false;
  let index = 0;
  while (index < lines.length) {
    const repetition = repetitionAt(lines, index);
    const taken = repetition?.period ?? 1;
    for (let line = index; line < index + taken; line++) folded.push(lines[line] ?? '');
    if (repetition !== undefined) {
      folded.push(marker(repetition));
      hasFolds = true;
    }
    index += taken * (1 + (repetition?.times ?? 0));
  }
  return hasFolds ? folded.join('\n') : undefined;
}

/** The text that `fold` was given; a text that has no markers, or no sound ones, comes back as it is. */
export function unfold(text: string): string {
  if (!text.includes(MARKER_START)) return text;
  const parts: string[] = [];
  let length = 0;
  let fresh = 0;
  for (const line of text.split('\n')) {
    const repetition = parseMarker(line);
    // A period is always written out anew before its marker, never taken from an earlier repetition.
    if (repetition !== undefined && fresh < repetition.period) return text;
    const part = repetition === undefined ? line : repeated(parts, repetition);
    if (part === undefined || part.length + length > LARGEST) return text;
    length += part.length;
    fresh = repetition === undefined ? fresh + 1 : 0;
    parts.push(part);
  }
  return parts.join('\n');
}

/** Whether a text is what `fold` makes of some other text. */
export function isFolded(text: string): boolean {
  if (!mayHoldOwnLines(text) || !text.includes(MARKER_START)) return false;
  const unfolded = unfold(text);
  return unfolded !== text && fold(unfolded) === text;
}

function marker({ period, times }: Repetition): string {
  const what = period === 1 ? 'line above repeats' : `${period} lines above repeat`;
  return `${MARKER_START}${what} ${counted(times, 'more time')}]`;
}

/** The last lines as often as a marker says; undefined when that would be too much. */
function repeated(parts: readonly string[], { period, times }: Repetition): string | undefined {
  const unit = parts.slice(-period).join('\n');
  if ((unit.length + 1) * times > LARGEST) return undefined;
  return `${`${unit}\n`.repeat(times - 1)}${unit}`;
}

function parseMarker(line: string): Repetition | undefined {
  if (!line.startsWith(MARKER_START)) return undefined;
  const match = MARKER.exec(line);
  return match === null ? undefined : { period: Number(match[1] ?? 1), times: Number(match[2]) };
}

/** The shortest period that repeats at a line for long enough to pay. */
function repetitionAt(lines: readonly string[], start: number): Repetition | undefined {
  const longest = Math.min(LONGEST_PERIOD, Math.floor((lines.length - start) / 2));
  for (let period = 1; period <= longest; period++) {
    if (lines[start] !== lines[start + period]) continue;
    const times = Math.floor(matchingLines(lines, start, period) / period);
    if (times > 0 && pays(lines, start, { period, times })) return { period, times };
  }
  return undefined;
}

function matchingLines(lines: readonly string[], start: number, period: number): number {
  let matching = 0;
  while (
    start + matching + period < lines.length &&
    lines[start + matching] === lines[start + matching + period]
  ) {
    matching++;
  }
  return matching;
}

function pays(lines: readonly string[], start: number, { period, times }: Repetition): boolean {
  if (times > 99_999_999) return false;
  let length = 0;
  for (let line = start; line < start + period; line++) {
    length += (lines[line] ?? '').trim().length;
  }
  return length === 0 ? times * period >= LEAST_BLANK_LINES : times * (length + 1) >= LEAST_SAVED;
}
