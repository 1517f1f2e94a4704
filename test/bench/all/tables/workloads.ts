import { fraction, percent, whole } from '../../../eval/report/format.ts';
import { ratioOf } from '../../../eval/report/statistics.ts';
import type { WorkloadRow } from '../../../eval/suites/workloads.ts';
import { type Benchmarks, rowsOf, setsOf } from '../benchmarks.ts';
import { labelOf } from './labels.ts';
import { type FigureTable, figureTable } from './table.ts';

/** Whole requests: what every way saves, and what of the questions is still answered. */
export function workloadTable(benchmarks: Benchmarks): FigureTable {
  const lossless = new Map(
    rowsOf(benchmarks, 'workloads-lossless').map((row) => [row.set, row.ratio]),
  );
  const rows = setsOf(benchmarks, 'workloads');
  const hasPeer = rows.some(({ peer }) => peer !== null);
  return figureTable(
    {
      id: 'workloads',
      title: 'Whole requests of tool-using agents',
      from: ['workloads', 'workloads-lossless'],
    },
    [
      { heading: 'workload', show: (row) => labelOf(row.set) },
      { heading: 'tokens', show: (row) => whole(row.tokensBefore) },
      { heading: 'lossless saves', show: (row) => saved(lossless.get(row.set) ?? null) },
      { heading: 'with references saves', show: (row) => saved(row.ratio) },
      { heading: 'facts visible', show: (row) => fraction(row.visibleProbes) },
      { heading: 'counts stated', show: (row) => fraction(row.countProbes) },
      { heading: 'look-ups by one call', show: (row) => fraction(row.lookupProbes) },
      { heading: 'minify saves', show: (row) => savedOf(row, row.minifyTokens) },
      { heading: 'TOON saves', show: (row) => savedOf(row, row.toonTokens) },
      { heading: 'head: facts', show: (row) => fraction(row.headVisible) },
      { heading: 'BM25: facts', show: (row) => fraction(row.bm25Visible) },
      {
        heading: 'headroom-ai saves',
        show: (row) => savedOf(row, row.peer?.tokens ?? null),
        isThere: hasPeer,
      },
      {
        heading: 'its facts, counts',
        show: ({ peer }) =>
          peer === null ? '-' : `${fraction(peer.visibleProbes)}, ${fraction(peer.countProbes)}`,
        isThere: hasPeer,
      },
    ],
    rows,
  );
}

function savedOf({ tokensBefore }: WorkloadRow, tokens: number | null): string {
  return saved(tokens === null ? null : ratioOf(tokens, tokensBefore ?? 0));
}

/** The share that is saved where a share stays, in per cent. */
function saved(ratio: number | null): string {
  return ratio === null ? '-' : `${percent(1 - ratio)} %`;
}
