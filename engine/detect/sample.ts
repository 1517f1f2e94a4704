/** The lines of a text that the rules look at: all of a short text, three windows of a long one. */
export interface Sample {
  /** The whole text, without a byte order mark. */
  readonly text: string;
  /** The sampled lines that are not blank, without their line ends. */
  readonly lines: readonly string[];
}

const WINDOW = 5_000;
const WHOLE = 3 * WINDOW;
const MOST_LINES = 300;
/** What a line is shows in its beginning; longer ones would make some patterns slow. */
export const LONGEST_LINE = 2_000;

// eslint-disable-next-line no-control-regex -- escape sequences are what is looked for
const COLOUR = /\u001B\[[\d;:?]*[A-Za-z]/g;

/** The sample of a text. Takes the same time for every text that is longer than 15,000 characters. */
export function sampleOf(text: string): Sample {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const windows = bare.length <= WHOLE ? [bare] : windowsOf(bare);
  return { text: bare, lines: thinned(windows.flatMap(linesOf)) };
}

/** The share of lines, from 0 to 1, that match. */
export function share(lines: readonly string[], pattern: RegExp): number {
  return lines.length === 0 ? 0 : hits(lines, pattern) / lines.length;
}

/** The share of values, from 0 to 1, of which something holds. */
export function shareOf<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length;
}

/** How many of the lines match. */
export function hits(lines: readonly string[], pattern: RegExp): number {
  let found = 0;
  for (const line of lines) if (pattern.test(line)) found++;
  return found;
}

function windowsOf(text: string): readonly string[] {
  const middle = Math.floor((text.length - WINDOW) / 2);
  const last = text.length - WINDOW;
  return [
    withoutCutLines(text.slice(0, WINDOW), 'end'),
    withoutCutLines(text.slice(middle, middle + WINDOW), 'both'),
    withoutCutLines(text.slice(last), 'start'),
  ];
}

function withoutCutLines(window: string, cut: 'start' | 'end' | 'both'): string {
  const from = cut === 'end' ? 0 : window.indexOf('\n') + 1;
  const to = cut === 'start' ? window.length : window.lastIndexOf('\n');
  return to > from ? window.slice(from, to) : window;
}

function linesOf(window: string): readonly string[] {
  const lines: string[] = [];
  for (const line of window.split('\n')) {
    const shown = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (shown.trim() !== '') lines.push(withoutColours(shown.slice(0, LONGEST_LINE)));
  }
  return lines;
}

function withoutColours(line: string): string {
  return line.includes('\u001B') ? line.replace(COLOUR, '') : line;
}

/** Very short lines would make a sample of thousands: runs of neighbours from three places are enough. */
function thinned(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  const run = MOST_LINES / 3;
  const middle = Math.floor((lines.length - run) / 2);
  return [...lines.slice(0, run), ...lines.slice(middle, middle + run), ...lines.slice(-run)];
}
