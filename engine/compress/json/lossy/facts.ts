import { once } from '../../../common/once.ts';
import type { JsonList } from '../value/records.ts';
import { type Series, seriesOf } from './brief/series.ts';
import { type Column, columnsOf } from './columns.ts';
import { type LabelOf, labelsOf } from './labels.ts';
import { type Levels, levelsOf } from './levels.ts';
import { type Profile, profileOf } from './profile.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';
import { severitiesOf } from './severities.ts';
import { type Templates, templatesOf } from './templates.ts';

/** Numbers of rows lie in a range that is hardly wider than their count. */
const WIDEST_NUMBERING = 1.1;

/** A column of numbers that measures something, with its quantiles. */
export interface Measure {
  readonly column: Column;
  readonly quantiles: Quantiles;
  /** Whether they only number the rows: always rising, or nearly all integers of a range once. */
  readonly isSequence: boolean;
  /** The texts that the numbers were written as, where they have units. */
  readonly written?: ReadonlyMap<number, string>;
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
  /** The names of the columns whose value is equal in all rows. */
  readonly constants: ReadonlySet<string>;
  /** The names of those that fewer than half of the rows have. */
  readonly sparse: ReadonlySet<string>;
  readonly measures: readonly Measure[];
  readonly labelOf: LabelOf;
  readonly messages: readonly Messages[];
  /** The columns that say how bad a row is. */
  readonly levels: Levels;
  /** The lists of numbers inside the rows, looked for at the first call. */
  readonly series: () => readonly Series[];
  /** Per row, what it reports: one of `SEVERITY`. */
  readonly severities: Uint8Array;
}

/** Looks over a list, column by column. Linear in its size, but for sorting its numbers. */
export function factsOf(list: JsonList): ListFacts {
  const rowCount = list.rows.length;
  const profiles = columnsOf(list.rows).map((column) => profileOf(column, rowCount));
  const measures = profiles.flatMap(measureOf);
  const numberings = measures.filter(({ isSequence }) => isSequence).map(({ column }) => column);
  const levels = levelsOf(profiles);
  const sparse = profiles.filter(({ missing }) => missing * 2 > rowCount);
  const constants = profiles.filter(({ kind }) => kind === 'constant');
  return {
    rowCount,
    keys: list.keys,
    profiles,
    constants: new Set(constants.map(({ column }) => column.name)),
    sparse: new Set(sparse.map(({ column }) => column.name)),
    measures,
    labelOf: labelsOf(profiles, new Set(numberings), list.keys),
    messages: profiles.flatMap(messagesOf),
    levels,
    series: once(() => seriesOf(list.rows)),
    severities: severitiesOf(profiles, { levels, rowCount }),
  };
}

/** Numbers that name something, of which none is large or small. */
const IDENTIFIER = /(?:^|[._-])u?id$|[a-z](?:Id|ID)$/;

function measureOf({ column, kind, counts, quantities }: Profile): readonly Measure[] {
  if (kind !== 'number') return [];
  const numbers = column.values.filter((value) => typeof value === 'number');
  const quantiles = quantilesOf(numbers);
  if (!quantiles) return [];
  const isUnique = counts.size === column.values.length;
  const isSequence = isRising(numbers) || (isUnique && isDense(numbers, quantiles));
  const isMeasured = isSequence || !isUnique || !IDENTIFIER.test(column.name);
  if (!isMeasured) return [];
  const written = quantities && new Map(quantities.entries().map(([text, value]) => [value, text]));
  return [{ column, quantiles, isSequence, ...(written && { written }) }];
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? 0));
}

function isDense(numbers: readonly number[], { count, least, greatest }: Quantiles): boolean {
  return (
    greatest - least < count * WIDEST_NUMBERING && numbers.every((value) => Number.isInteger(value))
  );
}

function messagesOf(profile: Profile): readonly Messages[] {
  if (profile.kind !== 'text') return [];
  const templates = templatesOf(profile.column, profile.counts);
  return templates ? [{ profile, templates }] : [];
}
