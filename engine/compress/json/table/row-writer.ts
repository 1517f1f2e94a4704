import { type CellPlace, writeCell, writeText } from './cell.ts';
import { writePath } from './column-name.ts';
import { isArray, isObject, keysOf } from '../value/object.ts';
import type { JsonObject, JsonValue } from '../value/records.ts';
import { withRuns } from './row-runs.ts';
import { type Column, valueAt } from './schema.ts';

/** What begins the line that names the values of the rows below it. */
export const GROUP_LINE = '@ ';

/** The columns whose cells are written in every row; the rest stands in the header or by name. */
export function writtenColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter(({ form }) => form === undefined || form.kind === 'affix');
}

/** Whether rows need lines: not if the header says all about them. */
export function hasLines(columns: readonly Column[]): boolean {
  return columns.some(({ form }) => {
    return form === undefined || ['affix', 'default', 'group'].includes(form.kind);
  });
}

/**
 * The lines of a table below its header. `leadOf` gives what stands in front of a row's cells; without it, what the
 * header counts off is told now and then, and where a row is unlike the others, so that nobody has to count lines.
 */
export function writeRows(
  columns: readonly Column[],
  records: readonly JsonValue[],
  leadOf?: (row: number) => string,
): readonly string[] {
  const written = writtenColumns(columns);
  const defaults = columns.filter(({ form }) => form?.kind === 'default');
  const groups = columns.filter(({ form }) => form?.kind === 'group');
  const counted = columns.filter(({ form }) => form?.kind === 'sequence').slice(0, 1);
  const lines: string[] = [];
  let group = '';
  records.forEach((record, row) => {
    const current = writeNamed(groups, record).join(',');
    if (current !== group) lines.push(`${GROUP_LINE}${current}`);
    group = current;
    const lead = leadOf === undefined ? [] : [leadOf(row)];
    const cells = [...lead, ...writeCells(written, record, 'row')].join(',');
    const named = writeNamed(defaults, record);
    const isTenth = row > 0 && row % ROWS_PER_MARK === 0 && written.length > 0;
    if (leadOf === undefined && (isTenth || named.length > 0)) {
      named.push(...writeNamed(counted, record));
    }
    lines.push(named.length === 0 ? cells : `${cells},${named.join(',')}`);
  });
  return written.length === 0 && leadOf === undefined ? withRuns(lines) : lines;
}

/** Every so many rows tell what the header counts off. */
export const ROWS_PER_MARK = 10;

/** Values by the names of their columns, those that have their column's default left out. */
function writeNamed(columns: readonly Column[], record: JsonValue): string[] {
  const named: string[] = [];
  for (const { path, schema, form } of columns) {
    const value = valueAt(record, path);
    if (form?.kind === 'default' && form.value === value) continue;
    const cell = value === undefined ? '' : writeValue({ path, schema }, value, 'row');
    named.push(`${writePath(path)}=${cell}`);
  }
  return named;
}

function writeCells(
  written: readonly Column[],
  record: JsonValue,
  place: CellPlace,
): readonly string[] {
  return written.map((column) => {
    const value = valueAt(record, column.path);
    return value === undefined ? '' : writeValue(column, value, place);
  });
}

function writeValue({ schema, form }: Column, value: JsonValue, place: CellPlace): string {
  if (form?.kind === 'affix' && typeof value === 'string') {
    return writeText(value.slice(form.prefix.length, value.length - form.suffix.length), place);
  }
  if (schema.kind === 'cell') {
    return schema.text ? writeText(value, place) : writeCell(value, place);
  }
  if (schema.kind === 'scalars') return isArray(value) ? writeScalars(value, schema.text) : 'null';
  const written = writtenColumns(schema.columns);
  if (isArray(value)) return writeTuples(value, written);
  return isObject(value) ? writeKeyedTuples(value, written) : 'null';
}

function writeScalars(values: readonly JsonValue[], asText: boolean): string {
  if (values.length === 0) return '[]';
  if (values.length === 1 && values[0] === null) return '[null]';
  return values.map((value) => (asText ? writeText : writeCell)(value, 'item')).join(';');
}

function writeTuples(records: readonly JsonValue[], written: readonly Column[]): string {
  if (records.length === 0) return '[]';
  return records.map((record) => `(${writeCells(written, record, 'tuple').join(',')})`).join('');
}

function writeKeyedTuples(map: JsonObject, written: readonly Column[]): string {
  const keys = keysOf(map);
  if (keys.length === 0) return '{}';
  return keys
    .map((key) => {
      const cells = writeCells(written, map[key] ?? null, 'tuple');
      return `(${[writeText(key, 'tuple'), ...cells].join(',')})`;
    })
    .join('');
}
