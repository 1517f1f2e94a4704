import type { Scalar } from './columns.ts';
import type { ListFacts } from './facts.ts';
import type { Profile } from './profile.ts';
import { SEVERITY, type Severity } from './severities.ts';
import { templateOf } from './templates.ts';

const TELLING: ReadonlySet<string> = new Set(['text', 'prose', 'category']);
/** A column that so many of the rows have is one that they all have. */
const NEARLY_ALL = 0.9;
const NO_LETTER = /[^\p{L}]/gu;

/** A kind of alarm and the rows that report it. */
export interface Alarm {
  /** What they say, with numbers and hashes masked. */
  readonly message: string;
  /** Their indexes, ascending. */
  readonly rows: readonly number[];
}

/** What the rows of a list report, by severity. */
export interface Alarms {
  readonly failures: readonly Alarm[];
  readonly warnings: readonly Alarm[];
  /** Rows of a lower level that have words of failure in them. */
  readonly mentions: readonly Alarm[];
}

/** What the rows of a list report. */
export function alarmsOf(facts: ListFacts): Alarms {
  return {
    failures: alarmsOfSeverity(facts, SEVERITY.failure),
    warnings: alarmsOfSeverity(facts, SEVERITY.warning),
    mentions: alarmsOfSeverity(facts, SEVERITY.mention),
  };
}

/** The rows that report something of a severity, by what they say, the most frequent kind first. */
function alarmsOfSeverity(facts: ListFacts, severity: Severity): readonly Alarm[] {
  const isMeant = (row: number): boolean => facts.severities[row] === severity;
  if (!facts.severities.includes(severity)) return [];
  const column = messageColumn(facts, isMeant);
  const said = column && valuesByRow(column, facts.rowCount);
  const kinds = new Map<string, number[]>();
  for (let row = 0; row < facts.rowCount; row += 1) {
    if (!isMeant(row)) continue;
    const message = templateOf(String(said?.[row] ?? ''));
    const rows = kinds.get(message);
    if (rows) rows.push(row);
    else kinds.set(message, [row]);
  }
  return [...kinds]
    .map(([message, rows]) => ({ message, rows }))
    .sort((one, other) => other.rows.length - one.rows.length);
}

/**
 * The column in which some rows say what happened: of the text columns that nearly all of them have, the one with the
 * longest texts; of a text of many lines, such as a stack trace, the first line counts. A level says nothing.
 */
function messageColumn(
  { profiles, levels }: ListFacts,
  isMeant: (row: number) => boolean,
): Profile | undefined {
  const telling = profiles.filter((profile) => TELLING.has(profile.kind) && !levels.has(profile));
  const sizes = new Map(telling.map((profile) => [profile, sizeOf(profile, isMeant)]));
  const most = Math.max(0, ...[...sizes.values()].map(({ rows }) => rows));
  const common = [...sizes].filter(([, { rows }]) => rows > 0 && rows >= NEARLY_ALL * most);
  return common.toSorted(([, one], [, other]) => other.letters - one.letters)[0]?.[0];
}

/** How many of some rows have a text in a column, and how much these say together. */
function sizeOf(
  { column: { values, rows } }: Profile,
  isMeant: (row: number) => boolean,
): { readonly rows: number; readonly letters: number } {
  const seen = new Set<number>();
  let letters = 0;
  for (const [index, value] of values.entries()) {
    const row = rows[index] ?? 0;
    if (typeof value !== 'string' || value === '' || !isMeant(row)) continue;
    seen.add(row);
    letters += lettersIn(value);
  }
  return { rows: seen.size, letters };
}

/** How many letters the first line of a text has, but for what changes from one of its kind to the next, such as ids. */
function lettersIn(text: string): number {
  const end = text.indexOf('\n');
  return templateOf(end === -1 ? text : text.slice(0, end)).replaceAll(NO_LETTER, '').length;
}

function valuesByRow({ column }: Profile, rowCount: number): readonly (Scalar | undefined)[] {
  const values = Array.from<Scalar | undefined>({ length: rowCount });
  for (const [index, row] of column.rows.entries()) values[row] ??= column.values[index] ?? null;
  return values;
}
