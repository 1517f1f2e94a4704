import { writeText } from '../../table/cell.ts';
import { KEY_COLUMN, LINE_COLUMN } from '../../table/column-name.ts';
import type { JsonList } from '../../value/records.ts';
import { beginningOf } from '../digest/tally.ts';
import type { ListFacts } from '../facts.ts';
import { weightOfList } from '../weight.ts';
import { constantsOf, type Field, fieldsOf } from './fields.ts';

/** The room there is, in tokens, and how a text is counted. */
interface Room {
  readonly tokens: number;
  /** Whether no row is shown whole. */
  readonly isAlone?: boolean;
  /** The line of the source that each row is, where rows are not counted instead. */
  readonly lines?: readonly number[] | undefined;
  readonly estimate: (text: string) => number;
}

/** Of the room of a list: for what its rows are called, and with their other fields. */
const NAMES_SHARE = 0.65;
const BRIEF_SHARE = 0.45;
/** Where no row can be shown whole. */
const ALONE_SHARE = 0.75;
/** A shorter row, in tokens, says itself what it is. */
const LARGE_ROW = 80;
/** Where more rows can be shown whole than half of them, they tell themselves what they are. */
const MOST_EXCESS = 2;
/** A row is so many times longer than what is said of it in brief. */
const LEAST_GAIN = 4;
const CHARACTERS_PER_TOKEN = 4;
/** Characters of a text: as few as are needed to make room for all rows. */
const LENGTHS = [72, 36];
const FEWEST_KEYS = 3;

/**
 * Each row of a list whose rows are too large to be shown by what it is called and its short fields: a heading and a line
 * for each, within a share of the room; of a map with too many entries for that its first keys. Empty where rows can be
 * shown as they are, or where they have nothing short to tell them by.
 */
export function briefRows(list: JsonList, facts: ListFacts, room: Room): readonly string[] {
  const tokens = weightOfList(list.rows) / CHARACTERS_PER_TOKEN;
  const isLarge = tokens >= LARGE_ROW * facts.rowCount;
  if (!isLarge || tokens < MOST_EXCESS * room.tokens) return [];
  const most = (share: number): number => Math.min(share * room.tokens, tokens / LEAST_GAIN);
  const all = most(room.isAlone === true ? ALONE_SHARE : BRIEF_SHARE);
  const rows = { list, facts, limits: { names: Math.max(all, most(NAMES_SHARE)), all } };
  for (const length of LENGTHS) {
    const fields = fieldsOf({ ...rows, length, estimate: room.estimate });
    if (fields.length > 0)
      return writeBrief({ ...list, lines: room.lines }, fields, constantsOf(facts));
  }
  return firstKeys(list, all, room.estimate);
}

function writeBrief(
  { rows, keys, lines: numbers }: JsonList & Pick<Room, 'lines'>,
  fields: readonly Field[],
  constants: readonly string[],
): readonly string[] {
  const key = keys === undefined ? [] : [KEY_COLUMN];
  const header = [
    numbers ? LINE_COLUMN : '#',
    ...key,
    ...fields.map(({ name }) => name),
    ...constants,
  ].join(',');
  const lines = rows.map((_, row) => {
    const lead = keys === undefined ? [] : [writeText(keys[row] ?? '', 'row')];
    return [
      numbers?.[row] ?? row + 1,
      ...lead,
      ...fields.map(({ cells }) => cells[row] ?? ''),
    ].join(',');
  });
  return [`all ${rows.length} ${keys ? 'entries' : 'rows'} in brief {${header}}:`, ...lines];
}

function firstKeys(
  { keys = [] }: JsonList,
  limit: number,
  estimate: Room['estimate'],
): readonly string[] {
  const shown: string[] = [];
  let spent = 0;
  for (const key of keys) {
    const cell = writeText(beginningOf(key), 'row');
    spent += estimate(cell) + 1;
    if (spent > limit) break;
    shown.push(cell);
  }
  const which = shown.length === keys.length ? 'all' : `the first ${shown.length} of`;
  return shown.length < FEWEST_KEYS ? [] : [`${which} ${keys.length} keys: ${shown.join(',')}`];
}
