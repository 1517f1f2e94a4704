import { writeCell, writeText } from './table/cell.ts';
import { KEY_COLUMN, writePath } from './table/column-name.ts';
import { bucketsOf } from './table/buckets.ts';
import { factorColumns, factorExcerpt } from './table/factor.ts';
import type { Estimate } from './table/filled-column.ts';
import { writeHeader } from './table/header.ts';
import { shortenTexts } from './shorten-texts.ts';
import { isArray, isObject, keysOf } from './value/object.ts';
import { parseJson } from './value/parse.ts';
import type { ElideOptions, Elision, JsonList, JsonObject, JsonValue } from './value/records.ts';
import { inferColumns } from './table/schema.ts';
import { stringify } from './value/stringify.ts';
import { hasLines, writeRows } from './table/row-writer.ts';

/** How a document is written. */
export interface WriteOptions {
  /** Gives the tokens of a text, for choosing the cheaper of two forms. */
  readonly estimate?: Estimate;
  /** What to leave out. */
  readonly elide?: ElideOptions;
}

type Path = readonly (string | number)[];

/** A place in the document: the line's beginning, and the way from the root. */
interface Place {
  readonly indent: string;
  /** The name in front of the value; `-` for an item of an array, '' for the root. */
  readonly label: string;
  readonly path: Path;
}

/** Objects and mixed lists of fewer characters stay on one line, as JSON. */
const SHORTEST_SPREAD = 160;
const FEWEST_ROWS = 2;
const FEWEST_KEYS = 3;
/** Maps of so many scalars count as a list when parts are left out. */
const LONG_MAP = 20;
const SHORTEST_EMBEDDED = 40;

/** Behind the count of a list whose records stand in several tables: how many. */
export const IN_KINDS = ' by keys, tables: ';

/** Behind the name of a string that holds JSON: what follows is its value. */
export const EMBEDDED = ' (JSON text)';
/** The same where a line feed ends the string. */
export const EMBEDDED_LINE = ' (JSON line)';

/** The lines of a document. */
export function writeDocument(value: JsonValue, options: WriteOptions = {}): string {
  const writer = new DocumentWriter(options);
  writer.root(value);
  return writer.lines.join('\n');
}

class DocumentWriter {
  readonly lines: string[] = [];
  readonly #estimate: Estimate;
  readonly #elide: ElideOptions | undefined;

  constructor({ estimate, elide }: WriteOptions) {
    this.#estimate = estimate ?? ((text) => text.length / 4);
    this.#elide = elide;
  }

  root(value: JsonValue): void {
    const place = { indent: '', label: '', path: [] };
    if (isArray(value)) this.#array(value, place);
    else if (isObject(value) && keysOf(value).length > 0) this.#object(value, place);
    else this.lines.push(stringify(value));
  }

  #value(value: JsonValue, place: Place): void {
    if (isArray(value) && value.length > 0) return this.#array(value, place);
    if (isObject(value) && keysOf(value).length > 0) return this.#object(value, place);
    if (typeof value === 'string' && this.#embedded(value, place)) return;
    this.#scalar(place, writeCell(this.#shortened(value, place.path), 'line'));
  }

  #object(object: JsonObject, place: Place): void {
    const keys = keysOf(object);
    if (this.#asTable(object, keys, place)) return;
    if (place.label !== '') {
      const json = stringify(object);
      if (json.length <= SHORTEST_SPREAD) return this.#scalar(place, json);
      if (place.label !== '-') this.#line(place, ':');
    }
    const first = this.lines.length;
    const indent = place.label === '' ? '' : `${place.indent} `;
    for (const key of keys) this.#member(object, key, { ...place, indent });
    if (place.label === '-') this.#markItem(first, place);
  }

  /** One property; as long as it holds a single property itself, on the same line: `a.b.c: value`. */
  #member(object: JsonObject, key: string, { indent, path }: Omit<Place, 'label'>): void {
    const keys = [key];
    let value = object[key] ?? null;
    for (;;) {
      const [only, ...more] = isObject(value) ? keysOf(value) : [];
      if (!isObject(value) || only === undefined || more.length > 0) break;
      keys.push(only);
      value = value[only] ?? null;
    }
    this.#value(value, { indent, label: writePath(keys), path: [...path, ...keys] });
  }

  /** Puts the dash of an item in front of its first line. */
  #markItem(line: number, { indent }: Place): void {
    this.lines[line] = `${indent}-${(this.lines[line] ?? '').slice(indent.length + 1)}`;
  }

  /** Writes a string that holds compact JSON as what it holds, without the quotes and escapes. */
  #embedded(text: string, place: Place): boolean {
    if (place.label === '-' || text.length < SHORTEST_EMBEDDED || !/^[[{]/.test(text)) return false;
    const isLine = text.endsWith('\n');
    const value = parseJson(isLine ? text.slice(0, -1) : text);
    if (value === undefined || stringify(value) + (isLine ? '\n' : '') !== text) return false;
    this.#value(value, { ...place, label: `${place.label}${isLine ? EMBEDDED_LINE : EMBEDDED}` });
    return true;
  }

  /** Writes a map of alike records, or a long map of scalars with parts left out, as a table. */
  #asTable(object: JsonObject, keys: readonly string[], place: Place): boolean {
    const rows = keys.map((key) => object[key] ?? null);
    const list: JsonList = { path: place.path, rows, keys };
    if (keys.length >= LONG_MAP && !rows.some((row) => isObject(row) || isArray(row))) {
      const elision = this.#elide?.elideList(list);
      if (elision !== undefined) this.#elidedItems(list, elision, place);
      return elision !== undefined;
    }
    if (keys.length < FEWEST_KEYS || !isDense(rows)) return false;
    return this.#table(list, place);
  }

  #array(rows: readonly JsonValue[], place: Place): void {
    const list: JsonList = { path: place.path, rows };
    const isScalars = rows.length > 0 && !rows.some((row) => isObject(row) || isArray(row));
    if (!isScalars && rows.length >= FEWEST_ROWS && this.#table(list, place)) return;
    if (this.#elide === undefined && this.#buckets(list, place)) return;
    const elision = this.#elide?.elideList(list);
    if (elision !== undefined) return this.#elidedItems(list, elision, place);
    if (isScalars) {
      const cells = rows.map((row) => writeCell(this.#shortened(row, place.path), 'row'));
      return this.#line(place, `[${rows.length}]: ${cells.join(',')}`);
    }
    if (rows.length === 0) return this.#line(place, '[0]:');
    const json = place.label === '' ? undefined : stringify(rows);
    if (json !== undefined && json.length <= SHORTEST_SPREAD) return this.#scalar(place, json);
    const [only] = rows;
    if (rows.length === 1 && isObject(only) && place.label !== '') {
      return this.#single(only, place);
    }
    this.#line(place, `[${rows.length}]:`);
    rows.forEach((row, index) => {
      const inner = { indent: `${place.indent} `, label: '-', path: [...place.path, index] };
      this.#value(row, inner);
    });
  }

  /** A list of one record: its properties stand below the name as if it were no list. */
  #single(record: JsonObject, place: Place): void {
    this.#line(place, '[]:');
    const inner = { indent: `${place.indent} `, path: [...place.path, 0] };
    for (const key of keysOf(record)) this.#member(record, key, inner);
  }

  #table(list: JsonList, place: Place): boolean {
    const elision = this.#elide?.elideList(list);
    if (elision !== undefined) return this.#elidedTable(list, elision, place);
    const rows = this.#shortenedRows(list);
    const inferred = inferColumns(rows);
    if (inferred === undefined) return false;
    const columns = factorColumns(inferred, { ...list, rows }, this.#estimate);
    const key = list.keys === undefined ? '' : `${KEY_COLUMN}${columns.length > 0 ? ',' : ''}`;
    this.#line(place, `[${rows.length}]{${key}${writeHeader(columns)}}:`);
    const { keys } = list;
    if (keys === undefined && !hasLines(columns)) return true;
    const leadOf = keys && ((row: number): string => writeText(keys[row] ?? '', 'row'));
    this.#lines(writeRows(columns, rows, leadOf));
    return true;
  }

  /** A list of a few kinds of records as a table for each kind, with the numbers of their rows. */
  #buckets(list: JsonList, place: Place): boolean {
    const buckets = bucketsOf(list.rows);
    if (buckets === undefined) return false;
    this.#line(place, `[${list.rows.length}]${IN_KINDS}${buckets.length}:`);
    for (const { indexes, rows, columns } of buckets) {
      const factored = factorColumns(columns, { rows }, this.#estimate);
      this.lines.push(`[${rows.length}]{#,${writeHeader(factored)}}:`);
      this.#lines(writeRows(factored, rows, (row) => String((indexes[row] ?? 0) + 1)));
    }
    return true;
  }

  #elidedTable(list: JsonList, elision: Elision, place: Place): boolean {
    const shown = elision.rows.map((row) => list.rows[row] ?? null);
    const rows = shown.map((row, index) =>
      this.#shortened(row, [...list.path, elision.rows[index] ?? 0]),
    );
    const inferred = rows.length > 0 ? inferColumns(rows) : undefined;
    if (inferred === undefined) {
      this.#elidedItems(list, elision, place);
      return true;
    }
    const columns = factorExcerpt(inferred, rows, list.rows);
    const key = list.keys === undefined ? '' : `,${KEY_COLUMN}`;
    this.#line(place, `[${list.rows.length}]{#${key},${writeHeader(columns)}}:`);
    this.#lines(writeRows(columns, rows, (row) => leadOfElided(list, elision.rows[row] ?? 0)));
    this.#lines(elision.notes);
    return true;
  }

  /** Rows that have no columns in common, each with its number. */
  #elidedItems(list: JsonList, elision: Elision, place: Place): void {
    this.#line(place, `[${list.rows.length}]:`);
    for (const row of elision.rows) {
      const value = this.#shortened(list.rows[row] ?? null, [...list.path, row]);
      const key = list.keys === undefined ? '' : `${writeText(list.keys[row] ?? '', 'row')}: `;
      this.lines.push(`#${row + 1} ${key}${writeCell(value, 'line')}`);
    }
    this.#lines(elision.notes);
  }

  /** A value on the line of its name. A space costs a token in front of all but letters and signs. */
  #scalar(place: Place, text: string): void {
    if (place.label === '-') return this.#line(place, ` ${text}`);
    this.#line(place, /^[\d"{[-]/.test(text) ? `:${text}` : `: ${text}`);
  }

  #line({ indent, label }: Place, rest: string): void {
    this.lines.push(`${indent}${label}${rest}`);
  }

  #lines(lines: readonly string[]): void {
    for (const line of lines) this.lines.push(line);
  }

  #shortenedRows(list: JsonList): readonly JsonValue[] {
    if (this.#elide === undefined) return list.rows;
    return list.rows.map((row, index) => this.#shortened(row, [...list.path, index]));
  }

  #shortened(value: JsonValue, path: Path): JsonValue {
    return this.#elide === undefined ? value : shortenTexts(value, path, this.#elide.shortenText);
  }
}

/** The number of a row, and its key in a map. */
function leadOfElided({ keys }: JsonList, row: number): string {
  return keys === undefined ? `${row + 1}` : `${row + 1},${writeText(keys[row] ?? '', 'row')}`;
}

/** Whether the records of a map have enough keys in common to be rows of one table. */
function isDense(rows: readonly JsonValue[]): boolean {
  const keys = new Set<string>();
  let total = 0;
  for (const row of rows) {
    if (!isObject(row)) return false;
    const own = keysOf(row);
    total += own.length;
    for (const key of own) keys.add(key);
  }
  return total * 10 >= keys.size * rows.length * 6;
}
