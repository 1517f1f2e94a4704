import { type Document } from './document.ts';
import { pathOf, type PathTape, stepTo } from './json-path.ts';
import { type JsonTape, scanJson } from './json-tape.ts';
import { csvFields, delimiterOf } from './csv-fields.ts';
import { mainRows } from './rows.ts';
import type { Span } from './span.ts';

/** The records of NDJSON or CSV as one list, value 0, whose elements have fields. */
export interface RecordTape extends PathTape {
  spanOf(value: number): Span;
  /** How a value is named, such as `row 4 (rows[3].name)`. */
  nameOf(value: number): string;
}

/** One record: value 0 is the record itself. */
type OneRecord = Pick<JsonTape, 'size' | 'spanOf' | 'keyOf' | 'childrenOf' | 'isObject'> & {
  /** The path of a value inside it, with what joins it to that of the record; empty for the record. */
  pathOf(value: number): string;
};

/** The records of a document; undefined of one that has none with fields. */
export function recordTapeOf(document: Document): RecordTape | undefined {
  const { kind } = document.original;
  if (kind !== 'ndjson' && kind !== 'csv') return undefined;
  const { spans, header } = mainRows(document);
  const records =
    kind === 'csv'
      ? csvRecords(document, spans, header)
      : spans.map((span) => jsonRecord(document, span));
  return joined(records);
}

function jsonRecord({ text }: Document, span: Span): OneRecord {
  const tape = scanJson(text.slice(0, span.end), span.start);
  if (tape === undefined) return bareRecord(span);
  return {
    size: tape.size,
    spanOf: (value) => (value === 0 ? span : tape.spanOf(value)),
    keyOf: (value) => tape.keyOf(value),
    childrenOf: (value) => tape.childrenOf(value),
    isObject: (value) => tape.isObject(value),
    pathOf: (value) => (value === 0 ? '' : pathOf(tape, value).replace(/^(?!\[)/, '.')),
  };
}

/** A line among records that is none. */
function bareRecord(span: Span): OneRecord {
  return {
    size: 1,
    spanOf: () => span,
    keyOf: () => undefined,
    childrenOf: () => [],
    isObject: () => false,
    pathOf: () => '',
  };
}

function csvRecords({ text }: Document, spans: readonly Span[], header = ''): readonly OneRecord[] {
  const delimiter = delimiterOf(header);
  const whole = { start: 0, end: header.length };
  const names = csvFields(header, whole, delimiter).map(({ start, end }) =>
    unquoted(header.slice(start, end)),
  );
  return spans.map((span) => {
    const fields = csvFields(text, span, delimiter).slice(0, names.length);
    return {
      size: 1 + fields.length,
      spanOf: (value) => fields[value - 1] ?? span,
      keyOf: (value) => names[value - 1],
      childrenOf: (value) => (value === 0 ? fields.map((_, index) => index + 1) : []),
      isObject: (value) => value === 0,
      pathOf: (value) => (value === 0 ? '' : stepTo(names[value - 1] ?? '')),
    };
  });
}

function unquoted(field: string): string {
  const text = field.trim();
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** The records one behind the other, each value numbered from that of its record on. */
function joined(records: readonly OneRecord[]): RecordTape {
  const firsts: number[] = [];
  let size = 1;
  for (const record of records) {
    firsts.push(size);
    size += record.size;
  }

  /** The index of the record of a value. */
  function rowOf(value: number): number {
    let [low, high] = [0, firsts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((firsts[middle] ?? 0) <= value) low = middle;
      else high = middle;
    }
    return low;
  }

  function within<Result>(
    value: number,
    read: (record: OneRecord, inside: number, first: number) => Result,
  ): Result | undefined {
    const row = rowOf(value);
    const record = value === 0 ? undefined : records[row];
    const first = firsts[row] ?? 0;
    return record && read(record, value - first, first);
  }

  return {
    spanOf: (value) => within(value, (record, inside) => record.spanOf(inside)) ?? NOWHERE,
    keyOf: (value) => within(value, (record, inside) => record.keyOf(inside)),
    isObject: (value) => within(value, (record, inside) => record.isObject(inside)) ?? false,
    childrenOf: (value) =>
      within(value, (record, inside, first) =>
        record.childrenOf(inside).map((child) => first + child),
      ) ?? firsts,
    nameOf: (value) => {
      const row = rowOf(value);
      const path = within(value, (record, inside) => record.pathOf(inside)) ?? '';
      return `row ${row + 1}${path === '' ? '' : ` (rows[${row}]${path})`}`;
    },
  };
}

const NOWHERE: Span = { start: 0, end: 0 };
