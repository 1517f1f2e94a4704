import { emptyRow } from '../../eval/report/row.ts';
import type { ExchangeRow } from '../../eval/suites/exchange.ts';
import type { FaultRow } from '../../eval/suites/faults.ts';
import type { ItemRow } from '../../eval/suites/items.ts';
import type { JsonRow } from '../../eval/suites/json.ts';
import type { LawRow } from '../../eval/suites/laws.ts';
import type { ProseRow } from '../../eval/suites/prose.ts';
import type { ReplayRow } from '../../eval/suites/replay.ts';
import type { TrajectoryRow } from '../../eval/suites/trajectories.ts';
import type { WorkloadRow } from '../../eval/suites/workloads.ts';
import type { BenchRow } from '../samples.ts';
import type { SizeRow } from '../sizes.ts';
import type { MachineFacts } from './machine.ts';
import type { MeasureName } from './measures.ts';

/** Everything that one run measured: what the README's tables, the pages and the charts are made from. */
export interface Benchmarks extends MachineFacts {
  /** Day of the run: `2026-11-21`. */
  readonly date: string;
  /** The commit that was measured; null outside a repository. */
  readonly commit: string | null;
  /** Whether only samples were measured. */
  readonly isQuick: boolean;
  readonly measured: { readonly [Name in MeasureName]?: Measured<RowOf<Name>> };
}

/** What a suite reported. */
export interface Measured<Row = object> {
  /** As it can be typed after `npm run`. */
  readonly command: string;
  readonly seconds: number;
  /** Why there are no rows. */
  readonly problem?: string;
  readonly rows: readonly Row[];
}

interface Rows {
  readonly json: JsonRow;
  readonly 'workloads-lossless': WorkloadRow;
  readonly workloads: WorkloadRow;
  readonly 'items-lossless': ItemRow;
  readonly items: ItemRow;
  readonly prose: ProseRow;
  readonly trajectories: TrajectoryRow;
  readonly requests: ExchangeRow;
  readonly replay: ReplayRow;
  readonly laws: LawRow;
  readonly faults: FaultRow;
  readonly sizes: SizeRow;
}

type RowOf<Name extends MeasureName> = Name extends keyof Rows ? Rows[Name] : BenchRow;

/** The rows of a measure; none where it was not measured. */
export function rowsOf<Name extends MeasureName>(
  { measured }: Benchmarks,
  name: Name,
): readonly RowOf<Name>[] {
  return measured[name]?.rows ?? [];
}

/** The same without the row that sums the others up. */
export function setsOf<Name extends keyof Omit<Rows, 'sizes'>>(
  benchmarks: Benchmarks,
  name: Name,
): readonly RowOf<Name>[] {
  return rowsOf(benchmarks, name).filter(({ set }) => set !== 'all');
}

/** As JSON, a line for each row, with five significant digits; what does not apply to a row is left out. */
export function benchmarksText(benchmarks: Benchmarks): string {
  const { measured, ...about } = benchmarks;
  const parts = Object.entries(measured).map(([name, { rows, ...rest }]) => {
    const lines = rows.map((row) => `\n      ${JSON.stringify(withoutEmpty(row), rounded)}`);
    const head = JSON.stringify(rest).slice(1, -1);
    return `\n    ${JSON.stringify(name)}: {${head}, "rows": [${lines.join(',')}\n    ]}`;
  });
  const head = JSON.stringify(about, null, 2).slice(0, -2);
  return `${head},\n  "measured": {${parts.join(',')}\n  }\n}\n`;
}

const EMPTY = emptyRow('');

function withoutEmpty(row: object): object {
  const isThere = ([name, value]: readonly [string, unknown]): boolean =>
    value !== null || !Object.hasOwn(EMPTY, name);
  return Object.fromEntries(Object.entries(row).filter(isThere));
}

function rounded(_: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return Number(value.toPrecision(5));
}

/** Reads what `benchmarksText` wrote. */
export function parseBenchmarks(text: string): Benchmarks {
  return JSON.parse(text, withEmpty);
}

function withEmpty(name: string, value: unknown): unknown {
  if (name !== 'rows' || !Array.isArray(value)) return value;
  return value.map((row: object) => ('set' in row ? { ...EMPTY, ...row } : row));
}
