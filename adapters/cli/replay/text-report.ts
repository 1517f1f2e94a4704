import { PRICES_AS_OF, type SessionReplay } from '../../../src/index.ts';
import { counted, saving } from '../text/figures.ts';
import { firstRows, fitted, inOneRow } from '../text/rows.ts';
import { alignColumns } from '../text/align-columns.ts';
import { outputWidth, toned } from '../text/terminal.ts';
import { drawChart } from './chart.ts';
import { cumulatedCost } from './cumulated.ts';
import { dollars } from '../text/dollars.ts';
import { change, range } from './money.ts';
import type { Summary } from './summary.ts';
import { assumptions, type Table, tablesOf } from './tables.ts';

const MOST_ROWS = 20;
const WIDEST_CELL = 28;
const CHART_HEIGHT = 10;

/** The report as it is printed on a terminal. */
export function textReport(summary: Summary): string {
  const parts = [
    heading(summary),
    ...tablesOf(summary).map(tableRows),
    ...chart(summary.sessions[0]),
    assumptions(PRICES_AS_OF).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function heading({ sessions, requests, tokens, cost, unpriced }: Summary): string {
  const size = `${counted(sessions.length, 'session')}, ${counted(requests, 'request')}`;
  const money =
    cost === undefined
      ? 'no price is known for these models; name one with --model'
      : toned('bold', `${dollars(cost.without)} -> ${range(cost)}, ${change(cost)}`);
  const missing = unpriced > 0 && cost !== undefined ? [`${unpriced} without a known price`] : [];
  return [`${size}: ${saving(tokens)} in prompts`, money, ...missing].join('\n');
}

function tableRows({ title, columns, rows }: Table): string {
  const cells = rows.map((row) => row.map((cell) => fitted(cell, WIDEST_CELL)));
  const [titles = '', ...lines] = alignColumns([columns, ...cells]);
  return section(title, [titles, ...firstRows(lines, { most: MOST_ROWS, noun: 'row' })]);
}

function section(title: string, rows: readonly string[]): string {
  return [toned('bold', title), ...rows].join('\n');
}

function chart(session: SessionReplay | undefined): readonly string[] {
  const costs = session === undefined ? undefined : cumulatedCost(session);
  if (session === undefined || costs === undefined || session.turns.length < 2) return [];
  const labels = [dollars(costs.without.at(-1)), '$0'];
  const margin = Math.max(...labels.map(({ length }) => length));
  const size = { width: outputWidth() - margin - 3, height: CHART_HEIGHT };
  const series = [
    { mark: '.', values: costs.without },
    { mark: '#', values: costs.with },
  ];
  const rows = drawChart(series, size).map((row, index) => {
    const label = index === 0 ? labels[0] : index === CHART_HEIGHT - 1 ? labels[1] : '';
    return `${(label ?? '').padStart(margin)} |${row}`;
  });
  const title = `Cost of ${inOneRow(session.id)} over ${counted(session.turns.length, 'request')} (. without, # with Headroom)`;
  return [section(title, rows)];
}
