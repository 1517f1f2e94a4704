import { whole } from '../../../eval/report/format.ts';
import { type Benchmarks, rowsOf } from '../benchmarks.ts';
import { type FigureTable, figureTable } from './table.ts';

/** Generated conversations against the laws. */
export function lawTable(benchmarks: Benchmarks): FigureTable {
  return figureTable(
    { id: 'laws', title: 'Generated conversations against the laws', from: ['laws'] },
    [
      { heading: 'conversations', show: ({ set }) => set },
      { heading: 'settings', show: ({ settings }) => settings },
      { heading: 'runs', show: ({ n }) => whole(n) },
      { heading: 'laws broken', show: ({ violations }) => whole(violations) },
    ],
    rowsOf(benchmarks, 'laws'),
  );
}

/** Conversations over two proxies that are killed. */
export function faultTable(benchmarks: Benchmarks): FigureTable {
  return figureTable(
    { id: 'faults', title: 'Proxies that are killed in the midst', from: ['faults'] },
    [
      { heading: 'conversations', show: ({ n }) => whole(n) },
      { heading: 'requests', show: ({ requests }) => whole(requests) },
      { heading: 'kills', show: ({ kills }) => whole(kills) },
      { heading: 'refused', show: ({ refusals }) => whole(refusals) },
      { heading: 'references', show: ({ references }) => whole(references) },
      { heading: 'lost', show: ({ unredeemable }) => whole(unredeemable) },
      { heading: 'requests with other bytes', show: ({ changedBytes }) => whole(changedBytes) },
      { heading: 'without an answer', show: ({ failures }) => whole(failures) },
    ],
    rowsOf(benchmarks, 'faults'),
  );
}
