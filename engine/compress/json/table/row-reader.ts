import { assembler } from './assemble.ts';
import { type CellPlace, type CellReader, malformed } from './cell.ts';
import { writePath } from './column-name.ts';
import { HeaderReader } from './header.ts';
import { objectOf } from '../value/object.ts';
import type { JsonObject, JsonValue } from '../value/records.ts';
import type { Column } from './schema.ts';
import { GROUP_LINE, hasLines, writtenColumns } from './row-writer.ts';

/** Reads the rows of one table, in order. */
export interface RowReader {
  /** Whether rows have lines of their own; false if the header says it all. */
  readonly hasLines: boolean;
  /** Whether every row has cells, rather than only what differs from the header. */
  readonly hasCells: boolean;
  /** Characters that a row stands for because they are stated once for many rows. */
  shared(line: string): number;
  /** Takes in a line that stands above rows; false if it is none. */
  takeGroup(line: string): boolean;
  /** The record whose cells begin at the reader's position. */
  read(reader: CellReader, row: number, key?: string): JsonObject;
}

/** What reads rows with these columns. */
export function rowReader(columns: readonly Column[]): RowReader {
  const written = writtenColumns(columns);
  const assemble = assembler(columns);
  const byName = new Map(columns.map((column) => [writePath(column.path), column]));
  const isGrouped = columns.some(({ form }) => form?.kind === 'group');
  const derived = columns.filter(({ form }) => form !== undefined && 'from' in form).length;
  let group: ReadonlyMap<string, JsonValue | undefined> = new Map();
  let groupLine = '';
  return {
    hasLines: hasLines(columns),
    hasCells: written.length > 0,
    shared: (line) => groupLine.length + line.length * derived,
    takeGroup(line) {
      if (!isGrouped || !line.startsWith(GROUP_LINE)) return false;
      groupLine = line;
      group = readNamed(new HeaderReader(line, GROUP_LINE.length - 1), byName);
      return true;
    },
    read(reader, row, key) {
      const cells = readCells(reader, written, 'row');
      if (reader.atEnd) return assemble({ row, cells, key, named: group });
      const named = readNamed(new HeaderReader(reader.line, reader.position), byName);
      return assemble({ row, cells, key, named: new Map([...group, ...named]) });
    },
  };
}

/** Values by name, each behind a character that separates it from what stands before. */
function readNamed(
  reader: HeaderReader,
  columns: ReadonlyMap<string, Column>,
): ReadonlyMap<string, JsonValue | undefined> {
  const named = new Map<string, JsonValue | undefined>();
  while (!reader.atEnd) {
    reader.position += 1;
    const name = writePath(reader.path());
    const column = columns.get(name);
    if (column === undefined) throw malformed(`no column ${name} in: ${reader.line}`);
    reader.expect('=');
    named.set(name, readValue(reader, { path: column.path, schema: column.schema }, 'row'));
  }
  return named;
}

function readCells(
  reader: CellReader,
  written: readonly Column[],
  place: CellPlace,
): readonly (JsonValue | undefined)[] {
  return written.map((column, index) => {
    if (index > 0) reader.expect(',');
    return readValue(reader, column, place);
  });
}

function readValue(
  reader: CellReader,
  { schema, form }: Column,
  place: CellPlace,
): JsonValue | undefined {
  if (schema.kind === 'cell') {
    return reader.value(place, schema.text || form?.kind === 'affix');
  }
  if (schema.kind === 'scalars') return readScalars(reader, schema.text);
  if (reader.next !== '(') return reader.value(place, false);
  return readTuples(reader, schema.columns, schema.keyed);
}

function readScalars(reader: CellReader, asText: boolean): JsonValue | undefined {
  if (reader.next === '[') return reader.value('item', false);
  const first = reader.value('item', asText);
  if (first === undefined) return undefined;
  if (first === null && reader.next !== ';') return null;
  const values: JsonValue[] = [first];
  while (reader.take(';')) {
    const value = reader.value('item', asText);
    if (value === undefined) throw malformed('an empty item');
    values.push(value);
  }
  return values;
}

function readTuples(reader: CellReader, columns: readonly Column[], keyed: boolean): JsonValue {
  const written = writtenColumns(columns);
  const assemble = assembler(columns);
  const keys: string[] = [];
  const records: JsonObject[] = [];
  while (reader.take('(')) {
    const key = keyed ? readKey(reader) : undefined;
    if (key !== undefined) keys.push(key);
    if (keyed && written.length > 0) reader.expect(',');
    records.push(assemble({ row: 0, cells: readCells(reader, written, 'tuple'), key }));
    reader.expect(')');
  }
  if (!keyed) return records;
  const map = objectOf(keys, records);
  if (map === undefined) throw malformed('a key comes twice');
  return map;
}

function readKey(reader: CellReader): string {
  const key = reader.value('tuple', true);
  if (typeof key !== 'string') throw malformed('a map without a key');
  return key;
}
