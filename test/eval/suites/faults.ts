import type { EvalOptions } from '../arguments.ts';
import { type FaultReport, runWithFaults } from '../faults/fault-run.ts';
import { whole } from '../report/format.ts';
import { emptyRow, type Report, type Row } from '../report/row.ts';
import { type Column, formatTable } from '../report/table.ts';

/** Conversations over two proxies on one store, which are killed at random moments. */
export async function runFaults({ runs = DEFAULT_RUNS }: EvalOptions): Promise<Report<FaultRow>> {
  const report = await runWithFaults({ conversations: runs, seed: SEED });
  const rows = [rowOf(report, runs)];
  const reasons = new Set([...report.refusals, ...report.failures]);
  return { rows, table: formatTable(COLUMNS, rows), notes: [...NOTES, ...reasons] };
}

const DEFAULT_RUNS = 200;
const SEED = 1;

const NOTES = [
  'again: answers that broke off and were asked for again. refused: by the provider. lost: references that cannot be',
  'redeemed at both proxies. bytes: requests that differ from those of the same conversations where nothing is killed.',
  'unended: conversations without their last answer.',
];

/** Conversations over proxies that are killed. */
export interface FaultRow extends Row {
  readonly requests: number;
  readonly kills: number;
  readonly askedAgain: number;
  readonly refusals: number;
  readonly references: number;
  readonly unredeemable: number;
  readonly changedBytes: number;
  readonly failures: number;
}

const COLUMNS: readonly Column<FaultRow>[] = [
  { heading: 'faults', show: (row) => row.set },
  { heading: 'n', show: (row) => whole(row.n) },
  { heading: 'requests', show: (row) => whole(row.requests) },
  { heading: 'kills', show: (row) => whole(row.kills) },
  { heading: 'again', show: (row) => whole(row.askedAgain) },
  { heading: 'refused', show: (row) => whole(row.refusals) },
  { heading: 'references', show: (row) => whole(row.references) },
  { heading: 'lost', show: (row) => whole(row.unredeemable) },
  { heading: 'bytes', show: (row) => whole(row.changedBytes) },
  { heading: 'unended', show: (row) => whole(row.failures) },
];

function rowOf(report: FaultReport, n: number): FaultRow {
  const { requests, kills, askedAgain, references, unredeemable, changed } = report;
  const [refusals, failures] = [report.refusals.length, report.failures.length];
  return {
    ...emptyRow('all'),
    n,
    requests,
    kills,
    askedAgain,
    refusals,
    references,
    unredeemable,
    changedBytes: changed,
    failures,
    violations: refusals + unredeemable + changed + failures,
  };
}
