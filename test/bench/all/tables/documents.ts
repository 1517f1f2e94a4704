import { decimal, whole } from '../../../eval/report/format.ts';
import { type Benchmarks, rowsOf } from '../benchmarks.ts';
import { labelOf } from './labels.ts';
import { type FigureTable, figureTable } from './table.ts';

/** JSON and CSV without loss, beside compact JSON and TOON. */
export function documentTable(benchmarks: Benchmarks): FigureTable {
  return figureTable(
    { id: 'json', title: 'JSON and CSV without loss', from: ['json'] },
    [
      { heading: 'set', show: ({ set }) => (set === 'all' ? 'median of the sets' : labelOf(set)) },
      { heading: 'documents', show: ({ n }) => whole(n) },
      { heading: 'tokens as sent', show: (row) => whole(row.tokensAsSent) },
      { heading: 'minified', show: (row) => whole(row.tokensBefore) },
      { heading: 'Headroom', show: (row) => whole(row.tokensAfter) },
      { heading: 'Headroom / minified', show: ({ ratio }) => decimal(ratio, 3) },
      { heading: 'TOON / minified', show: ({ toonRatio }) => decimal(toonRatio, 3) },
      { heading: 'above minified', show: ({ above }) => whole(above) },
      { heading: 'not decoded to the same', show: ({ violations }) => whole(violations) },
    ],
    rowsOf(benchmarks, 'json'),
  );
}
