import type { Scalar } from './columns.ts';
import type { ListFacts } from './facts.ts';
import type { Profile } from './profile.ts';
import { templateOf } from './templates.ts';

const TELLING: ReadonlySet<string> = new Set(['text', 'prose', 'category']);

/** A kind of failure and the rows that report it. */
export interface Failure {
  /** What they say, with numbers and hashes masked. */
  readonly message: string;
  /** Their indexes, ascending. */
  readonly rows: readonly number[];
}

/** The failing rows of a list by what they say, the most frequent kind first. */
export function failuresOf(facts: ListFacts): readonly Failure[] {
  if (!facts.alarmed.includes(1)) return [];
  const column = messageColumn(facts);
  const said = column && valuesByRow(column, facts.rowCount);
  const kinds = new Map<string, number[]>();
  for (const [row, isAlarmed] of facts.alarmed.entries()) {
    if (isAlarmed === 0) continue;
    const message = templateOf(String(said?.[row] ?? ''));
    const rows = kinds.get(message);
    if (rows) rows.push(row);
    else kinds.set(message, [row]);
  }
  return [...kinds]
    .map(([message, rows]) => ({ message, rows }))
    .sort((one, other) => other.rows.length - one.rows.length);
}

/** The column in which failing rows say what happened: the text column with the longest texts there. */
function messageColumn({ profiles, alarmed }: ListFacts): Profile | undefined {
  let longest = 0;
  let found: Profile | undefined;
  for (const profile of profiles) {
    if (!TELLING.has(profile.kind)) continue;
    const length = textLength(profile, alarmed);
    if (length > longest) [longest, found] = [length, profile];
  }
  return found;
}

function textLength({ column }: Profile, alarmed: Uint8Array): number {
  let sum = 0;
  for (const [index, value] of column.values.entries()) {
    if (typeof value === 'string' && alarmed[column.rows[index] ?? 0] === 1) sum += value.length;
  }
  return sum;
}

function valuesByRow({ column }: Profile, rowCount: number): readonly (Scalar | undefined)[] {
  const values = Array.from<Scalar | undefined>({ length: rowCount });
  for (const [index, row] of column.rows.entries()) values[row] ??= column.values[index] ?? null;
  return values;
}
