import {
  html,
  type Html,
  htmlPage,
  htmlTable,
  joinHtml,
} from '../../../../adapters/cli/replay/html.ts';
import type { Benchmarks } from '../benchmarks.ts';
import { describeRun } from '../describe-run.ts';
import { benchmarkTables, type FigureTable } from '../tables/index.ts';
import { costCharts } from './cost-charts.ts';
import { savingCharts } from './savings.ts';
import { sizeCharts } from './size-charts.ts';
import { STYLE } from './style.ts';

/** A run as one page that loads nothing else: three charts, then every table. */
export function benchmarkPage(benchmarks: Benchmarks): string {
  return htmlPage(
    { title: 'Headroom benchmarks', style: STYLE },
    html`<h1>Headroom benchmarks</h1>
      <p class="notes">${describeRun(benchmarks).join(' ')}</p>
      ${savingCharts(benchmarks)} ${sizeCharts(benchmarks)} ${costCharts(benchmarks)}
      <h2>All figures</h2>
      ${joinHtml(benchmarkTables(benchmarks).map(tableMarkup))}`,
  );
}

function tableMarkup({ id, title, columns, rows }: FigureTable): Html {
  const cells = rows.map((row) => row.map((cell) => html`<td>${cell}</td>`));
  return html`<h3 id="${id}">${title}</h3>
    <div class="table">${htmlTable(columns, cells)}</div> `;
}
