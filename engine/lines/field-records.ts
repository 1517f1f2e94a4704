import { nestedFields } from './nested-fields.ts';

/** A record that was printed with a line for each of its fields. */
export interface FieldRecord {
  /** Index of its first line, and that behind its last. */
  readonly start: number;
  readonly end: number;
  /**
   * What each field holds, by its name, those indented below another behind the name of that one; the lines of a value that
   * has several are joined by line feeds.
   */
  readonly fields: ReadonlyMap<string, string>;
}

interface Form {
  /** The line above each record; without one blank lines or dashes stand between records. */
  readonly heading?: RegExp;
  /** A name and its value. */
  readonly field: RegExp;
  /** A further line of the value above. */
  readonly goesOn?: RegExp;
  /** Whether such lines are indented, and may be fields themselves. */
  readonly isIndented?: true;
}

const FORMS: readonly Form[] = [
  // `\x` of psql.
  {
    heading: /^-\[ RECORD \d{1,9} \][-+]*$/,
    field: /^(\S.*?) *\| ?(.*)$/,
    goesOn: /^ +\| ?(.*)$/,
  },
  // `\G` of MySQL.
  { heading: /^\*{8,} \d{1,9}\. row \*{8,}$/, field: /^ *(\S[^:]*): ?(.*)$/ },
  // What dpkg, apt, pip, rpm, kubectl describe, PowerShell and /proc print.
  {
    field: /^([A-Za-z][\w ()./%-]{0,60}?)[ \t]{0,60}:(?:\s+(.*))?$/,
    goesOn: /^(\s+\S.*)$/,
    isIndented: true,
  },
  // `systemctl show`, udevadm.
  { field: /^([A-Za-z]\w{0,80})=(.*)$/ },
  // `.mode line` of SQLite.
  { field: /^ *(\S.{0,80}?) = (.*)$/ },
];
const BETWEEN = /^(?:\s*|-{3,})$/;
/** What MySQL says below the last record. */
const COUNT = /^\d+ rows? in set\b/;
/** Lines such as warnings that may stand above the first heading. */
const MOST_ABOVE = 4;
const FEWEST_RECORDS = 3;
/** Fewer fields, such as a question and its answer, are no record. */
const FEWEST_FIELDS = 3;

/**
 * The records that lines hold, one for each field of each, behind a heading or between blank lines; fields may be missing, but
 * the first one of each record is the same. Undefined where something else stands among them, or a field comes twice.
 */
export function readFieldRecords(lines: readonly string[]): readonly FieldRecord[] | undefined {
  for (const form of FORMS) {
    const records = recordsOfForm(lines, form);
    if (records !== undefined && areAlike(records)) return records;
  }
  return undefined;
}

function recordsOfForm(lines: readonly string[], form: Form): readonly FieldRecord[] | undefined {
  const first = firstRecord(lines, form);
  if (first === undefined) return undefined;
  const behind = endOfRecords(lines);
  const records: FieldRecord[] = [];
  let start = first;
  for (let end = first + 1; end <= behind; end += 1) {
    if (end < behind && !isBoundary(lines[end] ?? '', form)) continue;
    const fields = fieldsOf(lines.slice(start, end), form);
    if (fields === undefined) return undefined;
    if (fields.size > 0) records.push({ start: start + marksAt(lines, start), end, fields });
    start = end;
  }
  return records;
}

/** Index behind the last line that may be of a record. */
function endOfRecords(lines: readonly string[]): number {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return COUNT.test(lines[last] ?? '') ? last : last + 1;
}

/** How many of the lines from an index on only stand between records. */
function marksAt(lines: readonly string[], index: number): number {
  return BETWEEN.test(lines[index] ?? '') ? 1 : 0;
}

/** Index of the line that the first record starts with; undefined where no heading stands near the top. */
function firstRecord(lines: readonly string[], { heading }: Form): number | undefined {
  if (heading === undefined) return 0;
  const index = lines.slice(0, MOST_ABOVE + 1).findIndex((line) => heading.test(line));
  return index === -1 ? undefined : index;
}

function isBoundary(line: string, { heading = BETWEEN }: Form): boolean {
  return heading.test(line);
}

/** The fields that lines hold, none of them for a boundary; undefined where a line is no part of one. */
function fieldsOf(lines: readonly string[], form: Form): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of lines) {
    if (isBoundary(line, form) || line.trim() === '') continue;
    const [, name, value = ''] = form.field.exec(line) ?? [];
    const more = name === undefined ? form.goesOn?.exec(line)?.[1] : undefined;
    if (name !== undefined && !fields.has(name)) {
      last = value === '' ? [] : [value];
      fields.set(name, last);
    } else if (more !== undefined && last !== undefined) {
      last.push(more);
    } else {
      return undefined;
    }
  }
  return new Map(fields.entries().flatMap(([name, values]) => fieldsIn(name, values, form)));
}

/** The field with its value, or those that stand below it. */
function fieldsIn(
  name: string,
  lines: readonly string[],
  { field, isIndented }: Form,
): Iterable<readonly [string, string]> {
  if (isIndented === undefined) return [[name, lines.join('\n')]];
  const value = lines.map((line) => line.trimStart()).join('\n');
  return nestedFields(name, lines, field) ?? [[name, value]];
}

/** Whether records are many enough, begin with the same field and have more than a name and a value. */
function areAlike(records: readonly FieldRecord[]): boolean {
  const firstNames = new Set(records.map(({ fields }) => fields.keys().next().value));
  return (
    records.length >= FEWEST_RECORDS &&
    firstNames.size === 1 &&
    records.every(({ fields }) => fields.size >= FEWEST_FIELDS)
  );
}
