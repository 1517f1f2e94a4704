import { type Line, TURN_LEVEL } from './lines.ts';
import { depthInSeries, isAlone, type Series } from './series.ts';

/** A title is shorter than this, and than half of the line it stands above. */
const LONGEST_TITLE = 120;
const LONGEST_TITLE_BEFORE_BLANK = 80;
const SHORTEST_TEXT = 80;
const ENDS_AS_SENTENCE = /[.!?…,;:。！？，；：]["'”’)\]]?\s*$/;
/** `CHANGES IN VERSION 3:` */
const CAPITALS = /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*:\s*$/u;
/** A title in plain text is below every heading of Markdown. */
const TITLE_LEVEL = 7;
/** One that is indented is below those that are less; more does not count. */
const DEEPEST_INDENT = 39;
/** One with a number is below those as well, and above titles without. */
const NUMBERED_LEVEL = 6;
/** One that is a number and a word, as tables and articles have, is below those that have more words. */
const SERIES_LEVEL = 6.9;
/** `2.3.1. Title`, `Appendix B. Title`. */
const NUMBERED =
  /^\s{0,12}(?:(?:section|chapter|appendix|part) )?(?:\d{1,3}|[A-Z](?=\.))((?:\.\d{1,3}){0,8})[.)]?\s+[^\s\d]/i;
/** Dots that lead to a page, as in a table of contents. */
const LEADERS = /\.{4}|(?: \.){3}/;
/** More blank lines than this separate what does not belong together. */
const MOST_BLANK = 4;
/** A title that ends with a full stop has fewer characters. */
const LONGEST_STOPPED = 60;

/** What titles are looked for in. */
export interface Titled {
  readonly text: string;
  readonly lines: readonly Line[];
  /** What stands at the top or bottom of every page, without white space around it. */
  readonly running: ReadonlySet<string>;
  readonly series: Series;
}

/**
 * The level of the heading that a line of plain text or a list is; undefined where it is none. The name of a document
 * stands above lines such as `URL: …`, or behind a label; the title of a section has a number, or it stands alone or
 * first, is no sentence, and much more text follows.
 */
export function titleLevel(source: Titled, index: number): number | undefined {
  const { text, lines, running } = source;
  const line = lines[index];
  if (line === undefined || (line.kind !== 'text' && line.kind !== 'item')) return undefined;
  const length = line.end - line.start;
  if (length > LONGEST_TITLE || line.level === TURN_LEVEL || line.quote > 0) return undefined;
  const title = text.slice(line.start, line.end);
  if (LEADERS.test(title)) return undefined;
  const depth = depthInSeries(title, source.series);
  if (depth !== undefined && isAlone(lines, index)) return SERIES_LEVEL + depth;
  const numbered = numberedLevel(title, source, index);
  if (numbered !== undefined) return numbered;
  if (ENDS_AS_SENTENCE.test(title) && !CAPITALS.test(title)) return undefined;
  if (lines[index + 1]?.kind === 'field') return 0;
  if (line.kind === 'item' || lines[index - 1]?.kind === 'text') return undefined;
  if (running.has(title.trim()) || !standsAboveText(source, index)) return undefined;
  if (line.label > line.start) return line.level;
  return TITLE_LEVEL + Math.min(indentation(text, line), DEEPEST_INDENT) / (DEEPEST_INDENT + 1);
}

/** The level of a numbered title, which stands between blank lines and not between others of its kind, as items do. */
function numberedLevel(title: string, { text, lines }: Titled, index: number): number | undefined {
  const parts = NUMBERED.exec(title)?.[1];
  if (parts === undefined || title.length > LONGEST_TITLE_BEFORE_BLANK) return undefined;
  if (!isAlone(lines, index)) return undefined;
  const depth = parts.split('.').length;
  if (depth === 1) {
    if (ENDS_AS_SENTENCE.test(title) && title.trim().length > LONGEST_STOPPED) return undefined;
    if (lines[filled(lines, index, -1)]?.kind === 'item') return undefined;
    const below = lines[filled(lines, index, 1)];
    if (below === undefined) return undefined;
    const hasParts = NUMBERED.exec(text.slice(below.start, below.end))?.[1] !== '';
    if (below.kind === 'item' && !hasParts) return undefined;
  }
  return NUMBERED_LEVEL + depth / 10;
}

/** A title that much text follows: alone above a paragraph, or right above a long line. */
function standsAboveText({ text, lines }: Titled, index: number): boolean {
  const line = lines[index];
  const below = filled(lines, index, 1);
  const first = lines[below];
  if (line === undefined || first === undefined) return false;
  const length = line.end - line.start;
  if (below === index + 1) return first.kind === 'text' && first.end - first.start >= 2 * length;
  if (first.kind !== 'text' && first.kind !== 'item') return false;
  const indentedBy = indentation(text, first) - indentation(text, line);
  if (indentedBy !== 0) return indentedBy > 0; // What is indented more is an example.
  const lengthBelow = lengthOfParagraph(lines, below);
  return length <= LONGEST_TITLE_BEFORE_BLANK && lengthBelow >= Math.max(SHORTEST_TEXT, 2 * length);
}

function lengthOfParagraph(lines: readonly Line[], first: number): number {
  let length = 0;
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || (index > first && line.kind !== 'text')) break;
    length += line.end - line.start;
    if (length >= 2 * LONGEST_TITLE) break;
  }
  return length;
}

/** The index of the nearest line that is not blank below a line, or above it with a step of -1; few blank ones are looked at. */
function filled(lines: readonly Line[], index: number, step: 1 | -1): number {
  let next = index + step;
  while (lines[next]?.kind === 'blank' && Math.abs(next - index) <= MOST_BLANK) next += step;
  return next;
}

function indentation(text: string, { start, end }: Line): number {
  return text.slice(start, end).search(/\S|$/);
}

/** So often the same line is no title of its own where a text has pages. */
const FEWEST_PAGES = 3;

/** Lines that stand at the top or bottom of the pages of a text that has form feeds between them. */
export function runningLines(text: string, lines: readonly Line[]): ReadonlySet<string> {
  if (!text.includes('\f')) return new Set();
  const short = lines.filter(({ start, end }) => end - start <= LONGEST_TITLE);
  const counts = Map.groupBy(short, ({ start, end }) => text.slice(start, end).trim());
  return new Set([...counts].flatMap(([line, all]) => (all.length < FEWEST_PAGES ? [] : [line])));
}
