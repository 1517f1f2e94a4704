/** A range of lines or rows, counted from 1, both ends included; characters count within their line. */
export interface Range {
  readonly from: number;
  readonly fromCharacter: number;
  /** Infinity for: to the end. */
  readonly to: number;
  /** Infinity for: to the end of the line. */
  readonly toCharacter: number;
}

const RANGE =
  /^(?:l|lines?|rows?|#)? ?(?<from>\d{1,9})(?:@(?<fromCharacter>\d{1,9}))?(?<dash> ?(?:-|–|—|:|\.\.\.?|to) ?(?:l|#)?(?<to>\d{1,9})?(?:@(?<toCharacter>\d{1,9}))?)?$/i;
const LAST = /^-(?<count>\d{1,9})$/;
const MOST_RANGES = 100;

/** The ranges that a text such as `40-60, 80, 90-` names, or undefined where it names none. `-20` is the last 20 of `total`. */
export function parseRanges(text: string, total: number): readonly Range[] | undefined {
  const items = text.split(/[,;\n]/, MOST_RANGES).map((item) => item.trim().replace(/\s+/g, ' '));
  const ranges: Range[] = [];
  for (const item of items) {
    if (item === '') continue;
    const range = parseRange(item, total);
    if (range === undefined) return undefined;
    ranges.push(range);
  }
  return ranges.length === 0 ? undefined : ranges;
}

function parseRange(item: string, total: number): Range | undefined {
  const last = LAST.exec(item)?.groups?.['count'];
  if (last !== undefined) return wholeRange(Math.max(1, total - Number(last) + 1), Infinity);
  const groups = RANGE.exec(item)?.groups;
  if (groups === undefined) return undefined;
  const from = Math.max(1, Number(groups['from']));
  const to = groups['dash'] === undefined ? from : Number(groups['to'] ?? Infinity);
  if (to < from) return wholeRange(Math.max(1, to), from);
  return {
    from,
    fromCharacter: Math.max(1, Number(groups['fromCharacter'] ?? 1)),
    to,
    toCharacter: Number(groups['toCharacter'] ?? Infinity),
  };
}

/** All of the lines or rows from one to another. */
export function wholeRange(from: number, to: number): Range {
  return { from, fromCharacter: 1, to, toCharacter: Infinity };
}

/** A range as text, the inverse of `parseRanges`. */
export function formatRange({ from, fromCharacter, to, toCharacter }: Range): string {
  const start = fromCharacter > 1 ? `${from}@${fromCharacter}` : String(from);
  if (to === Infinity) return `${start}-`;
  if (toCharacter !== Infinity) return `${start}-${to}@${toCharacter}`;
  return from === to ? start : `${start}-${to}`;
}

/** A range with what it is of: `row 614`, `rows 40-60`. */
export function namedRange(unit: 'line' | 'row', range: Range): string {
  const text = formatRange(range);
  return `${unit}${text.includes('-') ? 's' : ''} ${text}`;
}
