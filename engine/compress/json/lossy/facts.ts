import type { JsonList } from '../records.ts';
import { alarmedRows } from './alarms.ts';
import { columnsOf } from './columns.ts';
import type { Column } from './columns.ts';
import { profileOf } from './profile.ts';
import type { Profile } from './profile.ts';
import { quantilesOf } from './quantiles.ts';
import type { Quantiles } from './quantiles.ts';
import { templatesOf } from './templates.ts';
import type { Templates } from './templates.ts';

/** A column of numbers that measures something, with its quantiles. */
export interface Measure {
  readonly column: Column;
  readonly quantiles: Quantiles;
  /** Whether the numbers only ever rise, as line numbers and ids do. */
  readonly isSequence: boolean;
}

/** A column of texts that follow templates. */
export interface Messages {
  readonly profile: Profile;
  readonly templates: Templates;
}

/** All that is known about a list before it is decided what to show. */
export interface ListFacts {
  readonly rowCount: number;
  readonly keys: readonly string[] | undefined;
  readonly profiles: readonly Profile[];
  readonly measures: readonly Measure[];
  readonly messages: readonly Messages[];
  /** Per row, 1 where it reports a failure. */
  readonly alarmed: Uint8Array;
}

/** Looks over a list, column by column. Linear in its size, but for sorting its numbers. */
export function factsOf(list: JsonList): ListFacts {
  const rowCount = list.rows.length;
  const profiles = columnsOf(list.rows).map((column) => profileOf(column, rowCount));
  return {
    rowCount,
    keys: list.keys,
    profiles,
    measures: profiles.flatMap(measureOf),
    messages: profiles.flatMap(messagesOf),
    alarmed: alarmedRows(profiles, rowCount),
  };
}

function measureOf({ column, kind }: Profile): readonly Measure[] {
  if (kind !== 'number') return [];
  const numbers = column.values.filter((value) => typeof value === 'number');
  const quantiles = quantilesOf(numbers);
  return quantiles ? [{ column, quantiles, isSequence: isSequence(numbers) }] : [];
}

function isSequence(numbers: readonly number[]): boolean {
  return numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? 0));
}

function messagesOf(profile: Profile): readonly Messages[] {
  if (profile.kind !== 'text') return [];
  const templates = templatesOf(profile.column, profile.counts);
  return templates ? [{ profile, templates }] : [];
}
