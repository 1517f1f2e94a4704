import { quoteOf } from './quote.ts';

/** The line that stands for lines that were shown before. */
export interface RepeatLine {
  /** How many lines it stands for. */
  readonly count: number;
  /** How the first of them is numbered, such as `"   650\t"`; undefined where they have no numbers. */
  readonly prefix: string | undefined;
  /** The number of the first of them. */
  readonly number: number;
  /** The name of the text where they stand. */
  readonly source: string;
  /** Where they start there: by the numbers that stand before the lines, or counted from 1. */
  readonly there: { readonly by: 'lines' | 'numbered'; readonly first: number };
  /** One of the lines. */
  readonly quote: string;
}

/** How all lines of this kind start. */
export const REPEAT_START = '[headroom: ';
/** No name is so long that a line gets longer; bounds what looking at hostile lines takes. */
const LONGEST = 400;
const LINES =
  /^\[headroom: (\d{1,8}) lines(?: numbered (\d{1,8})-\d{1,8} like ("(?:[^"\\]|\\t)+"))? as in (.+), (lines|numbered) (\d{1,8})-\d{1,8} there: "(.*)"\]$/;
const TEXT = /^\[headroom: same text as in (.+?)(?:, \d{1,8} lines)?: "(.*)"\]$/;

/** The line in the one grammar that `parseRepeat` reads. */
export function formatRepeat(repeat: RepeatLine): string {
  const { count, prefix, number, source, there, quote } = repeat;
  const numbers =
    prefix === undefined ? '' : ` numbered ${range(number, count)} like ${JSON.stringify(prefix)}`;
  const where = `${there.by} ${range(there.first, count)} there`;
  return `${REPEAT_START}${count} lines${numbers} as in ${source}, ${where}: "${quote}"]`;
}

/** What a line stands for; undefined for any other line. Looks decide nothing: the source may not exist. */
export function parseRepeat(line: string): RepeatLine | undefined {
  const match = isCandidate(line) ? LINES.exec(line) : null;
  if (match === null) return undefined;
  const [, count, number, like, source = '', by, first, quote = ''] = match;
  return {
    count: Number(count),
    prefix: like === undefined ? undefined : (JSON.parse(like) as string),
    number: Number(number ?? 0),
    source,
    there: { by: by === 'numbered' ? 'numbered' : 'lines', first: Number(first) },
    quote,
  };
}

/** The text that stands for a whole output that was shown before. */
export function formatSameText(source: string, text: string): string {
  const lines = text.split('\n');
  const count = lines.length === 1 ? '' : `, ${lines.length} lines`;
  return `${REPEAT_START}same text as in ${source}${count}: "${quoteOf(lines)}"]`;
}

/** The name of the output that a text stands for; undefined for any other text. */
export function parseSameText(text: string): string | undefined {
  return isCandidate(text) ? TEXT.exec(text)?.[1] : undefined;
}

function isCandidate(line: string): boolean {
  return line.length <= LONGEST && line.startsWith(REPEAT_START);
}

function range(first: number, count: number): string {
  return `${first}-${first + count - 1}`;
}
