import {
  type ListOptions,
  type ListText,
  shortened,
  writeBuckets,
  writeItems,
  writeTable,
} from './list-writer.ts';
import { writeCell } from './table/cell.ts';
import { writePath } from './table/column-name.ts';
import type { Estimate } from './table/filled-column.ts';
import { NumberText } from './value/number-text.ts';
import { isArray, isObject, keysOf } from './value/object.ts';
import { parseJson } from './value/parse.ts';
import type { ElideOptions, JsonList, JsonObject, JsonValue } from './value/records.ts';
import { stringify } from './value/stringify.ts';

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
/** Maps of so many values of one type count as a list when parts are left out. */
const LONG_MAP = 20;
/** A record has fewer properties than this, be they ever so different. */
const LONG_RECORD = 128;
/** Of the values of a map so many are of one type: the properties of a record are not. */
const MOSTLY_ALIKE = 0.9;
const SHORTEST_EMBEDDED = 40;

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
  readonly #options: ListOptions;

  constructor({ estimate = (text) => text.length / 4, elide }: WriteOptions) {
    this.#options = { estimate, elide };
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
    this.#scalar(place, writeCell(shortened(value, place.path, this.#options), 'line'));
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
    const elision = this.#options.elide?.elideRecord(object, place.path);
    for (const key of elision?.keys ?? keys) this.#member(object, key, { ...place, indent });
    if (elision) this.lines.push(`${indent}${elision.note}`);
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

  /**
   * Writes a map of alike records, or a long map of alike values with parts left out, as a table. Each property of a
   * record answers a question of its own: none of them stands for the others.
   */
  #asTable(object: JsonObject, keys: readonly string[], place: Place): boolean {
    const rows = keys.map((key) => object[key] ?? null);
    const list: JsonList = { path: place.path, rows, keys };
    if (keys.length >= FEWEST_KEYS && isDense(rows)) {
      return this.#list(place, writeTable(list, this.#options));
    }
    const shortest = areAlike(rows) ? LONG_MAP : LONG_RECORD;
    return keys.length >= shortest && this.#items(list, place);
  }

  #array(rows: readonly JsonValue[], place: Place): void {
    const list: JsonList = { path: place.path, rows };
    const isScalars = rows.length > 0 && !rows.some((row) => isObject(row) || isArray(row));
    if (!isScalars && rows.length >= FEWEST_ROWS) {
      if (this.#list(place, writeTable(list, this.#options))) return;
    }
    if (this.#options.elide === undefined && this.#list(place, writeBuckets(list, this.#options)))
      return;
    if (this.#items(list, place)) return;
    if (isScalars) {
      const cells = rows.map((row) => writeCell(shortened(row, place.path, this.#options), 'row'));
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

  /** What is to be shown of a list where parts of it are left out. */
  #items(list: JsonList, place: Place): boolean {
    const elision = this.#options.elide?.elideList(list);
    return this.#list(place, elision && writeItems(list, elision, this.#options));
  }

  #list(place: Place, text: ListText | undefined): boolean {
    if (text === undefined) return false;
    this.#line(place, text.head);
    for (const line of text.lines) this.lines.push(line);
    return true;
  }

  /** A value on the line of its name. A space costs a token in front of all but letters and signs. */
  #scalar(place: Place, text: string): void {
    if (place.label === '-') return this.#line(place, ` ${text}`);
    this.#line(place, /^[\d"{[-]/.test(text) ? `:${text}` : `: ${text}`);
  }

  #line({ indent, label }: Place, rest: string): void {
    this.lines.push(`${indent}${label}${rest}`);
  }
}

/** Whether nearly all values of a map are of one type. */
function areAlike(values: readonly JsonValue[]): boolean {
  const types = Map.groupBy(values, (value) => {
    if (isArray(value)) return 'array';
    return value instanceof NumberText ? 'number' : typeof value;
  });
  const most = Math.max(...[...types.values()].map(({ length }) => length));
  return most >= MOSTLY_ALIKE * values.length;
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
