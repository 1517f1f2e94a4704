import { decimal } from '../../../eval/report/format.ts';
import { type Benchmarks, rowsOf } from '../benchmarks.ts';
import type { BenchName } from '../measures.ts';
import { type FigureTable, figureTable } from './table.ts';

/** A row that the short table shows, and what it is. */
interface Pick {
  readonly label: string;
  readonly from: BenchName;
  /** Names of rows; of several the fastest and the slowest are shown. */
  readonly isIt: (name: string) => boolean;
}

const SHORT: readonly Pick[] = [
  named('`compress()`, 100 records', 'engine', 'records-100'),
  named('the same records again', 'engine', 'records-100-repeated'),
  named('`compress()`, 5,000 records', 'engine', 'records-5000'),
  named('`compress()`, 1 MB log', 'engine', 'log-1mb'),
  {
    label: '`compress()`, 100 KB of any kind',
    from: 'kinds',
    isIt: (name) => name.endsWith('-100kb'),
  },
  named(
    'added to a request of the OpenAI client, 200 KB body, nothing new',
    'sdk',
    'body-200kb-idle',
  ),
  named('added to a request with 120 new records', 'sdk', 'body-200kb-new'),
  named('added before the first streamed text', 'sdk', 'stream-first-text'),
  named('added by the proxy to a request, 200 KB body, nothing new', 'proxy', 'body-200kb-idle'),
  named('import of the package', 'engine', 'import'),
];

function named(label: string, from: Pick['from'], name: string): Pick {
  return { label, from, isIt: (each) => each === name };
}

/** The times that a reader looks for first. */
export function timeTable(benchmarks: Benchmarks): FigureTable {
  const rows = SHORT.map(({ label, from, isIt }) => ({
    label,
    rows: rowsOf(benchmarks, from).filter(({ name }) => isIt(name)),
  })).filter((each) => each.rows.length > 0);
  const hasPeer = rows.some((each) => each.rows.some(({ peer }) => peer !== undefined));
  return figureTable(
    { id: 'times', title: 'Time, warm', from: ['engine', 'kinds', 'sdk', 'proxy'] },
    [
      { heading: 'time, warm', show: ({ label }) => label },
      { heading: 'p50', show: (each) => range(each.rows.map(({ p50 }) => p50)) },
      { heading: 'p95', show: (each) => range(each.rows.map(({ p95 }) => p95)) },
      {
        heading: 'headroom-ai, p50',
        show: (each) => range(each.rows.flatMap(({ peer }) => peer ?? [])),
        isThere: hasPeer,
      },
    ],
    rows,
  );
}

function range(values: readonly number[]): string {
  if (values.length === 0) return '-';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? `${short(low)} ms` : `${short(low)} to ${short(high)} ms`;
}

/** One decimal below ten. */
function short(value: number): string {
  return decimal(value, Math.abs(value) < 9.95 ? 1 : 0);
}
