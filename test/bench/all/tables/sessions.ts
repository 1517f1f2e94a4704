import { decimal, percent, percentWithin, whole } from '../../../eval/report/format.ts';
import { ratioOf, sum } from '../../../eval/report/statistics.ts';
import type { ReplayRow } from '../../../eval/suites/replay.ts';
import { type Benchmarks, rowsOf, setsOf } from '../benchmarks.ts';
import { labelOf } from './labels.ts';
import { type FigureTable, figureTable } from './table.ts';

/** Tool outputs of recorded sessions, and whether what the agent used later is still seen. */
export function sessionTable(benchmarks: Benchmarks): FigureTable {
  const rows = setsOf(benchmarks, 'trajectories');
  const lossless = new Map(
    rows.filter(({ mode }) => mode === 'lossless').map((row) => [row.set, row.ratioTotal]),
  );
  return figureTable(
    { id: 'sessions', title: 'Recorded sessions, turn by turn', from: ['trajectories'] },
    [
      { heading: 'sessions', show: (row) => `${labelOf(row.set)} (${whole(row.n)})` },
      { heading: 'tokens of tool outputs', show: (row) => whole(row.tokensBefore) },
      { heading: 'lossless keeps', show: (row) => decimal(lossless.get(row.set) ?? null) },
      { heading: 'with references keeps', show: (row) => decimal(row.ratioTotal) },
      {
        heading: 'used values seen, % (95 % interval)',
        show: (row) => percentWithin(row.visible, row.visibleInterval),
      },
      { heading: 'with one retrieve', show: ({ retrievable }) => percent(retrievable) },
      { heading: 'laws broken', show: ({ violations }) => whole(violations) },
    ],
    rows.filter(({ mode }) => mode === 'balanced'),
  );
}

/** Every request of recorded sessions at a strict provider. */
export function requestTable(benchmarks: Benchmarks): FigureTable {
  return figureTable(
    { id: 'requests', title: 'Recorded sessions at a strict provider', from: ['requests'] },
    [
      { heading: 'sessions', show: (row) => (row.set === 'all' ? 'all' : labelOf(row.set)) },
      { heading: 'API', show: ({ format }) => format ?? '-' },
      { heading: 'requests', show: ({ requests }) => whole(requests) },
      { heading: 'hidden retrieves', show: ({ retrievals }) => whole(retrievals) },
      { heading: 'tokens of whole prompts', show: (row) => whole(row.tokensBefore) },
      { heading: 'kept', show: ({ ratio }) => decimal(ratio) },
      { heading: 'refused', show: ({ refusals }) => whole(refusals) },
      { heading: 'changed beginnings', show: (row) => whole(row.prefixBreaks) },
      { heading: 'cache served, % of what it could', show: ({ cacheKept }) => percent(cacheKept) },
    ],
    rowsOf(benchmarks, 'requests'),
  );
}

/** What sessions cost relative to sending everything as it is. */
export function moneyTable(benchmarks: Benchmarks): FigureTable {
  const rows = setsOf(benchmarks, 'replay');
  const models = [...new Set(rows.map(({ model }) => model))];
  const sets = [...new Set(rows.map(({ set }) => set))].map((set) =>
    rows.filter((row) => row.set === set),
  );
  const of = (set: readonly ReplayRow[], model: string): ReplayRow | undefined =>
    set.find((row) => row.model === model);
  return figureTable(
    { id: 'money', title: 'Cost of prompts, relative to sending everything', from: ['replay'] },
    [
      {
        heading: 'sessions',
        show: (set) => `${labelOf(set[0]?.set ?? '')} (${whole(set[0]?.n ?? null)})`,
      },
      ...models.map((model) => ({
        heading: model,
        show: (set: readonly ReplayRow[]) => {
          const { ratio = null, least = null, most = null } = of(set, model) ?? {};
          return `${decimal(ratio)} (${decimal(least)}–${decimal(most)})`;
        },
      })),
      { heading: 'minified', show: (set) => spread(set.map(({ minify }) => minify)) },
      { heading: 'old outputs cleared', show: (set) => spread(set.map(({ clear }) => clear)) },
      { heading: 'tool outputs in prompts', show: ([row]) => decimal(row?.outputs ?? null) },
      { heading: 'kept of these', show: ([row]) => decimal(row?.outputsKept ?? null) },
    ],
    sets,
  );
}

/** The lowest and the highest of some figures. */
function spread(values: readonly (number | null)[]): string {
  const shown = values.map((value) => decimal(value)).sort();
  const [low = '-', high = '-'] = [shown[0], shown.at(-1)];
  return low === high ? low : `${low} to ${high}`;
}

/** All sessions together: how many, and what of their tool outputs stays in the default mode. */
export function allSessions(benchmarks: Benchmarks): {
  readonly n: number;
  readonly ratio: number | null;
  readonly violations: number;
} {
  const rows = setsOf(benchmarks, 'trajectories').filter(({ mode }) => mode === 'balanced');
  const total = (pick: (row: (typeof rows)[number]) => number | null): number =>
    sum(rows.map((row) => pick(row) ?? 0));
  return {
    n: total(({ n }) => n),
    ratio: ratioOf(
      total((row) => row.tokensAfter),
      total((row) => row.tokensBefore),
    ),
    violations: total((row) => row.violations),
  };
}
