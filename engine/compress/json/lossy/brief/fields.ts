import { once } from '../../../../common/once.ts';
import { writeCell } from '../../table/cell.ts';
import type { JsonList } from '../../value/records.ts';
import type { Scalar } from '../columns.ts';
import { beginningOf } from '../digest/tally.ts';
import type { ListFacts } from '../facts.ts';
import type { Profile } from '../profile.ts';

/** What is said of each row in brief. */
export interface Field {
  /** The name of its column. */
  readonly name: string;
  /** One for each row. */
  readonly cells: readonly string[];
  readonly tokens: number;
}

/** A list, and how much may be said of its rows. */
export interface Rows {
  readonly list: JsonList;
  readonly facts: ListFacts;
  /** Tokens: for what the rows are called, and with their other fields. */
  readonly limits: { readonly names: number; readonly all: number };
  /** The most characters of a text. */
  readonly length: number;
  readonly estimate: (text: string) => number;
}

/** The tokens of a row's number and its line break. */
const ROW_MARKS = 2;
const MOST_FIELDS = 8;
/** Characters of a field that is short, on average. */
const SHORT = 40;
/** Longer ones are cut. */
const LONGEST_ID = 71;
const LONGEST_CONSTANT = 40;
const MOST_CONSTANTS = 4;
/** A field tells rows apart that is different in more of them than this share. */
const MOSTLY_DISTINCT = 0.5;
/** What records call themselves by. */
const NAME = /(?:name|title|subject|headline|summary|label|path|file)$/i;
/** What they are asked for by. */
const ID = /(?:^|[._-])(?:id|number|key|code|slug|ref|uid)$|[a-z](?:Id|ID|Number|Key|Code)$/;
const LINK = /(?:^|[._])(?:url|uri|link|href)$/i;
/** Of what is nested deeper than this, nothing is said. */
const DEEPEST = 2;
const ADDRESS = /^[a-z]+:\/\//i;

/**
 * What the rows are called and asked for by, the range of the numbers in them, then the shortest fields that there is room
 * for. Empty where there is no room for the names.
 */
export function fieldsOf(rows: Rows): readonly Field[] {
  const { list, facts, limits, estimate } = rows;
  let spent = ROW_MARKS * facts.rowCount;
  if (spent > limits.names) return [];
  const keys = list.keys?.join(',');
  const said = facts.profiles.filter(isSaid).map((profile) => fieldOf(profile, rows));
  const fields = keys === undefined ? said : said.filter(({ cells }) => cells.join(',') !== keys);
  const name = keys === undefined ? nameAmong(fields) : undefined;
  spent += keys === undefined ? (name?.tokens ?? Infinity) : estimate(keys);
  if (spent > limits.names) return [];
  const chosen = new Set<Field>(name === undefined ? [] : [name]);
  const id = idAmong(fields.filter((field) => field !== name));
  const add = (field: Field, limit: number): void => {
    if (chosen.has(field) || chosen.size === MOST_FIELDS || spent + field.tokens > limit) return;
    spent += field.tokens;
    chosen.add(field);
  };
  if (id !== undefined) add(id, limits.names);
  const series = facts.series().map(({ name: own, cells }) => ({
    name: own,
    cells,
    tokens: estimate(cells.join(',')),
  }));
  for (const field of [...series, ...shortestFirst(fields)]) add(field, limits.all);
  return [...fields, ...series].filter((field) => chosen.has(field));
}

/** `type=User`: the first fields that are short and the same in all rows. */
export function constantsOf({ profiles }: ListFacts): readonly string[] {
  return profiles
    .filter(isShortConstant)
    .slice(0, MOST_CONSTANTS)
    .map((profile) => {
      const value = cellOf(profile.column.values[0] ?? null, LONGEST_CONSTANT);
      return `${nameOf(profile)}=${value}`;
    });
}

/** A field that stands in a column. */
interface ColumnField extends Field {
  readonly profile: Profile;
}

/** The field that rows are asked for by, their address where they have none. */
function idAmong(fields: readonly ColumnField[]): ColumnField | undefined {
  const whole = fields.filter(({ profile, cells }) => {
    return isTelling(profile) && !cells.some((cell) => cell.length > LONGEST_ID);
  });
  const called = (names: RegExp): ColumnField | undefined =>
    whole.find(({ profile }) => names.test(profile.column.name));
  return called(ID) ?? called(LINK);
}

/** The short fields of the rows themselves, then those of what is in them. */
function shortestFirst(fields: readonly ColumnField[]): readonly ColumnField[] {
  return fields
    .filter(isShort)
    .sort(
      (one, other) => depthOf(one.profile) - depthOf(other.profile) || one.tokens - other.tokens,
    );
}

function depthOf({ column }: Profile): number {
  return column.name.split('.').length;
}

/** Whether enough rows have something to say in a column. */
function isSaid(profile: Profile): boolean {
  const { column, kind, missing } = profile;
  const isFilled = missing * 2 <= column.values.length + missing;
  if (kind === 'constant' || column.values.every((value) => value === null)) return false;
  return !column.isNested && depthOf(profile) <= DEEPEST && isFilled;
}

/** Written and counted when it is asked for: most lists have no room for their names, which come first. */
function fieldOf(profile: Profile, { facts, length, estimate }: Rows): ColumnField {
  const cells = once(() => cellsOf(profile, facts.rowCount, length));
  const tokens = once(() => estimate(cells().join(',')));
  return {
    name: nameOf(profile),
    profile,
    get cells() {
      return cells();
    },
    get tokens() {
      return tokens();
    },
  };
}

function cellsOf({ column }: Profile, rowCount: number, length: number): readonly string[] {
  const cells = Array.from({ length: rowCount }, () => '');
  for (const [index, value] of column.values.entries())
    cells[column.rows[index] ?? 0] = cellOf(value, length);
  return cells;
}

function cellOf(value: Scalar, length: number): string {
  return writeCell(typeof value === 'string' ? beginningOf(value, length) : value, 'row');
}

function isShort({ cells }: Field): boolean {
  const length = cells.reduce((sum, cell) => sum + cell.length, 0);
  return length <= SHORT * cells.length;
}

/** The field that rows are called by, or else what their texts begin with. */
function nameAmong(fields: readonly ColumnField[]): ColumnField | undefined {
  const telling = fields.filter(({ profile }) => profile.kind !== 'time' && isTelling(profile));
  const texts = telling.filter(({ profile: { column } }) => typeof column.values[0] === 'string');
  const readable = texts.filter(({ profile: { column, kind } }) => {
    return kind !== 'identifier' && !ADDRESS.test(String(column.values[0]));
  });
  const named = readable
    .filter(({ profile }) => NAME.test(profile.column.name))
    .sort((one, other) => depthOf(one.profile) - depthOf(other.profile));
  const [name = readable.find(isShort) ?? readable[0]] = named;
  return name ?? texts[0] ?? telling[0] ?? fields.find(isShort);
}

/** Whether the values of a column tell rows apart. */
function isTelling({ column: { values } }: Profile): boolean {
  return new Set(values).size > MOSTLY_DISTINCT * values.length;
}

function nameOf({ column }: Profile): string {
  return column.name === '' ? 'value' : column.name;
}

function isShortConstant(profile: Profile): boolean {
  const { column, kind, counts } = profile;
  if (kind !== 'constant' || column.isNested || counts.size !== 1) return false;
  return depthOf(profile) <= DEEPEST && String(column.values[0] ?? '').length <= LONGEST_CONSTANT;
}
