import { Claims } from './claims.ts';
import { CellReader, malformed } from './table/cell.ts';
import { KEY_COLUMN, readName, readPath } from './table/column-name.ts';
import { HeaderReader, readHeader } from './table/header.ts';
import { objectOf } from './value/object.ts';
import { EMBEDDED, EMBEDDED_LINE } from './document-writer.ts';
import { IN_KINDS } from './list-writer.ts';
import { parseJson } from './value/parse.ts';
import type { JsonObject, JsonValue } from './value/records.ts';
import { stringify } from './value/stringify.ts';
import { type RowReader, rowReader } from './table/row-reader.ts';
import { runOf } from './table/row-runs.ts';

/** The value that a document's lines stand for. Throws a HeadroomError with code `malformed_encoding`. */
export function readDocument(text: string): JsonValue {
  try {
    const reader = new DocumentReader(text);
    const value = reader.root();
    if (!reader.atEnd) throw malformed('lines after the end of the document');
    return value;
  } catch (error) {
    if (error instanceof RangeError) throw malformed('it is nested too deeply');
    throw error;
  }
}

const COUNT = /^\[(\d{1,9})\]/;

class DocumentReader {
  readonly #lines: readonly string[];
  readonly #claims: Claims;
  #next = 0;
  /** Rows to come of a run. */
  #emptyRows = 0;

  constructor(text: string) {
    this.#lines = text.split('\n');
    this.#claims = new Claims(text);
  }

  get atEnd(): boolean {
    return this.#next >= this.#lines.length;
  }

  root(): JsonValue {
    const line = this.#peek();
    if (COUNT.test(line)) return this.#labelled(this.#take(), 0);
    const isScalar = line !== '' && (readName(line, 0)?.end ?? line.length) === line.length;
    return isScalar ? this.#scalarRoot() : this.#object(0);
  }

  /** A value without parts stands as JSON. */
  #scalarRoot(): JsonValue {
    const value = parseJson(this.#take());
    if (value === undefined) throw malformed('neither lines nor a value');
    return value;
  }

  /** The object whose lines are indented so; an item of an array has its dash in the first of them. */
  #object(indent: number, isItem = false): JsonValue {
    const keys: string[] = [];
    const values: JsonValue[] = [];
    let isDashed = isItem;
    while (!this.atEnd && (isDashed || indentOf(this.#peek()) === indent)) {
      isDashed = false;
      const line = this.#take().slice(indent);
      const { path, end } = readPath(line, 0);
      const [key = '', ...inner] = path;
      keys.push(key);
      values.push(nested(inner, this.#named(line.slice(end), indent)));
    }
    const object = keys.length === 0 ? undefined : objectOf(keys, values);
    if (object === undefined) throw malformed('an object without keys, or a key that comes twice');
    return object;
  }

  #named(rest: string, indent: number): JsonValue {
    for (const [marker, end] of [
      [EMBEDDED, ''],
      [EMBEDDED_LINE, '\n'],
    ] as const) {
      if (!rest.startsWith(marker)) continue;
      return stringify(this.#labelled(rest.slice(marker.length), indent)) + end;
    }
    return this.#labelled(rest, indent);
  }

  /** The value behind a name: on the same line, or on the lines below. */
  #labelled(rest: string, indent: number): JsonValue {
    if (rest === ':') return this.#object(indent + 1);
    if (rest.startsWith(':')) return scalar(rest.slice(rest[1] === ' ' ? 2 : 1));
    if (rest === '[]:') return [this.#object(indent + 1)];
    const [bracket, digits] = COUNT.exec(rest) ?? [];
    if (bracket === undefined) throw malformed(`neither value nor list: ${rest}`);
    return this.#list(rest.slice(bracket.length), Number(digits), indent);
  }

  #list(rest: string, count: number, indent: number): JsonValue {
    if (rest.startsWith('{')) return this.#table(rest, count);
    if (rest === ':') return this.#items(count, indent + 1);
    if (rest.startsWith(IN_KINDS)) return this.#buckets(rest.slice(IN_KINDS.length), count);
    if (!rest.startsWith(': ')) throw malformed(`neither table nor items: ${rest}`);
    return scalars(rest.slice(2), count);
  }

  #table(header: string, count: number): JsonValue {
    const reader = new HeaderReader(header, 1);
    this.#claims.add(count * header.length);
    const isKeyed = reader.takeWord(`${KEY_COLUMN},`);
    const rows = rowReader(readHeader(reader));
    reader.expect(':');
    if (!reader.atEnd) throw malformed(`text behind a header: ${header}`);
    if (isKeyed) return this.#keyedRows(count, rows);
    const records = times(count, (row) => this.#record(rows, row));
    if (this.#emptyRows > 0) throw malformed('more rows than there are');
    return records;
  }

  #record(rows: RowReader, row: number): JsonObject {
    const reader = new CellReader(rows.hasLines ? this.#rowOrRun(rows) : '');
    return rows.read(reader, row);
  }

  /** The next row; those of a run have nothing in their lines. */
  #rowOrRun(rows: RowReader): string {
    if (this.#emptyRows === 0) {
      const line = this.#row(rows);
      const run = rows.hasCells ? undefined : runOf(line);
      if (run === undefined) return line;
      this.#emptyRows = run;
    }
    this.#emptyRows -= 1;
    return '';
  }

  #keyedRows(count: number, rows: RowReader): JsonValue {
    const keys: string[] = [];
    const records = times(count, (row) => {
      const reader = new CellReader(this.#row(rows));
      const key = reader.value('row', true);
      if (typeof key !== 'string') throw malformed(`no key: ${reader.line}`);
      keys.push(key);
      if (rows.hasCells) reader.expect(',');
      return rows.read(reader, row, key);
    });
    const map = objectOf(keys, records);
    if (map === undefined) throw malformed('a key comes twice');
    return map;
  }

  /** The records of several tables, each put where its number says. */
  #buckets(tables: string, count: number): JsonValue {
    const records = new Map<number, JsonObject>();
    for (let left = Number.parseInt(tables, 10); left > 0; left -= 1) this.#bucket(records);
    return times(count, (index) => {
      const record = records.get(index + 1);
      if (record === undefined) throw malformed(`row ${index + 1} is missing`);
      return record;
    });
  }

  #bucket(records: Map<number, JsonObject>): void {
    const header = this.#take();
    const [bracket = '', digits] = COUNT.exec(header) ?? [];
    const reader = new HeaderReader(header, bracket.length);
    if (!reader.takeWord('{#,')) throw malformed(`no table of numbered rows: ${header}`);
    const rows = rowReader(readHeader(reader));
    for (let row = 0; row < Number(digits); row += 1) {
      const cells = new CellReader(this.#row(rows));
      const number = cells.value('row', false);
      if (typeof number !== 'number') throw malformed(`no row number: ${cells.line}`);
      if (rows.hasCells) cells.expect(',');
      records.set(number, rows.read(cells, row));
    }
  }

  /** The next line that is a row; what stands above it is taken in. */
  #row(rows: RowReader): string {
    let line = this.#take();
    while (rows.takeGroup(line)) line = this.#take();
    this.#claims.add(rows.shared(line));
    return line;
  }

  #items(count: number, indent: number): JsonValue {
    return times(count, () => {
      const line = this.#peek();
      if (indentOf(line) !== indent || line[indent] !== '-') throw malformed(`no item: ${line}`);
      const rest = line.slice(indent + 1);
      if (readName(rest, 0) !== undefined) return this.#object(indent + 1, true);
      this.#next += 1;
      return rest.startsWith(' ') ? scalar(rest.slice(1)) : this.#labelled(rest, indent);
    });
  }

  #peek(): string {
    return this.#lines[this.#next] ?? '';
  }

  #take(): string {
    const line = this.#lines[this.#next];
    if (line === undefined) throw malformed('lines are missing at the end');
    this.#next += 1;
    return line;
  }
}

/** The value inside objects of a single property each. */
function nested(keys: readonly string[], value: JsonValue): JsonValue {
  return keys.reduceRight<JsonValue>((inner, key) => objectOf([key], [inner]) ?? inner, value);
}

/** A claimed count must not make the reader work for lines that are not there. */
function times<Item>(count: number, item: (index: number) => Item): Item[] {
  const items: Item[] = [];
  for (let index = 0; index < count; index += 1) items.push(item(index));
  return items;
}

function scalar(text: string): JsonValue {
  const reader = new CellReader(text);
  const value = reader.value('line', false);
  if (value === undefined || !reader.atEnd) throw malformed(`no value: ${text}`);
  return value;
}

function scalars(text: string, count: number): JsonValue {
  const reader = new CellReader(text);
  return times(count, (index) => {
    if (index > 0) reader.expect(',');
    const value = reader.value('row', false);
    if (value === undefined) throw malformed(`an empty item in: ${text}`);
    if (index === count - 1 && !reader.atEnd) throw malformed(`too many items: ${text}`);
    return value;
  });
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === 32) indent += 1;
  return indent;
}
