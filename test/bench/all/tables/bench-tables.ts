import { decimal, whole } from '../../../eval/report/format.ts';
import type { BenchRow } from '../../samples.ts';
import { type Benchmarks, rowsOf } from '../benchmarks.ts';
import type { BenchName } from '../measures.ts';
import { type FigureTable, figureTable } from './table.ts';

/** The measures of time and memory. */
const TIMED = [
  'engine',
  'kinds',
  'sdk',
  'adapters',
  'proxy',
  'gateway',
] as const satisfies readonly BenchName[];

/** Every figure of time and memory, a table for each measure. */
export function benchTables(benchmarks: Benchmarks): readonly FigureTable[] {
  return TIMED.map((name) =>
    benchTable(rowsOf(benchmarks, name), { id: name, title: TITLES[name], from: [name] }),
  );
}

const TITLES: Readonly<Record<(typeof TIMED)[number], string>> = {
  engine: 'The engine',
  kinds: 'Every kind of content',
  sdk: 'Added to an SDK’s client',
  adapters: 'Added by each adapter, and imports',
  proxy: 'The proxy',
  gateway: 'Proxies behind a gateway',
};

function benchTable(
  rows: readonly BenchRow[],
  about: { readonly id: BenchName; readonly title: string; readonly from: readonly BenchName[] },
): FigureTable {
  const hasPeer = rows.some(({ peer }) => peer !== undefined);
  const has99 = rows.some(({ p99 }) => p99 !== undefined);
  return figureTable(
    about,
    [
      { heading: 'figure', show: ({ name }) => name },
      { heading: 'unit', show: ({ unit }) => unit },
      { heading: 'p50', show: ({ p50 }) => decimal(p50) },
      { heading: 'p95', show: ({ p95 }) => decimal(p95) },
      { heading: 'p99', show: ({ p99 }) => decimal(p99 ?? null), isThere: has99 },
      { heading: 'n', show: ({ n }) => whole(n) },
      { heading: 'p50 to meet', show: ({ limit, least }) => decimal(limit ?? least ?? null) },
      {
        heading: 'p99 to meet',
        show: ({ limit99 }) => decimal(limit99 ?? null),
        isThere: has99,
      },
      { heading: 'headroom-ai', show: ({ peer }) => decimal(peer ?? null), isThere: hasPeer },
    ],
    rows,
  );
}

/** Time against size. */
export function sizeTable(benchmarks: Benchmarks): FigureTable {
  const rows = rowsOf(benchmarks, 'sizes');
  const hasPeer = rows.some(({ peer }) => peer !== undefined);
  return figureTable(
    { id: 'sizes', title: 'Time against size', from: ['sizes'] },
    [
      { heading: 'text', show: ({ name }) => name },
      { heading: 'tokens', show: ({ tokens }) => whole(tokens) },
      { heading: 'p50, ms', show: ({ p50 }) => decimal(p50) },
      { heading: 'p95, ms', show: ({ p95 }) => decimal(p95) },
      {
        heading: 'ms for 1,000 tokens',
        show: ({ p50, tokens }) => decimal((p50 * 1000) / tokens, 3),
      },
      { heading: 'n', show: ({ n }) => whole(n) },
      { heading: 'headroom-ai, p50', show: ({ peer }) => decimal(peer ?? null), isThere: hasPeer },
    ],
    rows,
  );
}
