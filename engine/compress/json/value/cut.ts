import { endOfMatch } from '../../../common/end-of-match.ts';
import { minifyJson } from './minify.ts';
import { parseJson } from './parse.ts';
import type { JsonValue } from './records.ts';

/** JSON that ends too early or begins too late, as tools cut what is too long. */
export interface CutJson {
  /** What is whole: the value of the text up to `rest`, with its open lists and objects closed. */
  readonly value: JsonValue;
  /** Whether the text begins with elements of a list whose bracket it does not open. */
  readonly isWithinList: boolean;
  /** That value as it was written, without white space. */
  readonly minified: string;
  /** How many of its brackets the text does not close. */
  readonly levels: number;
  /** What follows: the entry that was cut, and mostly a note that something was. */
  readonly rest: string;
}

/** Of an entry with a longer rest what is whole counts as an entry. */
const LONGEST_REST = 1000;
const SPACE = /[ \t\r\n]*/y;
const STRING = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
/** A number may go on where the text was cut, unless something follows. */
const SCALAR = /[-+.\w]+(?=[ \t\r\n]*[,\]}])/y;

/**
 * JSON that ends before its lists and objects do, or begins within a list; undefined for whole documents, and where more
 * than 1,000 characters follow on the last entry that is whole. Linear.
 */
export function readCutJson(text: string): CutJson | undefined {
  const ends = openEnds(text);
  if (ends.open.length > 0 || text[ends.at] !== ',') return cutAt(text, ends, FEWEST_OPEN);
  const cut = cutAt(`[${text}`, openEnds(`[${text}`), 0);
  return cut && { ...cut, isWithinList: true };
}

/** Of a document that begins where the text does, at least one bracket is not closed. */
const FEWEST_OPEN = 1;

function cutAt(text: string, { open, ends }: OpenEnds, fewest: number): CutJson | undefined {
  const levels = ends.findIndex((end) => text.length - end <= LONGEST_REST);
  if (levels < fewest || levels > open.length) return undefined;
  const end = ends[levels] ?? 0;
  const closed = text.slice(0, end) + closing(open.slice(0, levels));
  const [value, minified] = [parseJson(closed), minifyJson(closed)];
  if (value === undefined || minified === undefined) return undefined;
  return { value, minified, levels, rest: text.slice(end), isWithinList: false };
}

/** The JSON before the rest, without the brackets that the text does not have. */
export function writtenPart(
  minified: string,
  { levels, isWithinList }: Pick<CutJson, 'levels' | 'isWithinList'>,
): string {
  return minified.slice(isWithinList ? 1 : 0, minified.length - levels);
}

interface OpenEnds {
  /** The brackets that are open where the text ends or is no JSON any more, outermost first. */
  readonly open: readonly string[];
  /** By the number of brackets around it, the offset behind the last value that is whole. */
  readonly ends: readonly number[];
  /** Where it was read to. */
  readonly at: number;
}

function openEnds(text: string): OpenEnds {
  const open: string[] = [];
  const ends: number[] = [];
  let wantsKey = false;
  let at = endOfMatch(text, 0, SPACE);
  do {
    const sign = text.charAt(at);
    let end = at + 1;
    if (sign === '{' || sign === '[') open.push(sign);
    else if (sign === '}' || sign === ']') {
      open.pop();
      ends.length = open.length;
      ends.push(end);
    } else if (sign !== ',') {
      end = endOfMatch(text, at, sign === '"' ? STRING : SCALAR);
      const behind = endOfMatch(text, end, SPACE);
      const isKey = wantsKey && text[behind] === ':';
      if (end === at || isKey !== wantsKey) break;
      if (isKey) end = behind + 1;
      else ends[open.length] = end;
    }
    wantsKey = (sign === '{' || sign === ',') && open.at(-1) === '{';
    at = endOfMatch(text, end, SPACE);
  } while (open.length > 0 && at < text.length);
  return { open, ends, at };
}

function closing(open: readonly string[]): string {
  return open
    .map((bracket) => (bracket === '{' ? '}' : ']'))
    .toReversed()
    .join('');
}
