import { PRICES_AS_OF, type SessionReplay } from '../../../src/index.ts';
import { counted, grouped, percent } from '../text/figures.ts';
import { cumulatedCost } from './cumulated.ts';
import { html, type Html, htmlPage, htmlTable, joinHtml } from './html.ts';
import { dollars } from '../text/dollars.ts';
import { change, range } from './money.ts';
import type { Summary } from './summary.ts';
import { lineChart } from './svg-chart.ts';
import { assumptions, type Table, tablesOf } from './tables.ts';

const MOST_CHARTS = 12;

/** The report as one page that loads nothing else. */
export function htmlReport(summary: Summary): string {
  const { sessions, requests, tokens, cost } = summary;
  const charts = sessions.filter(({ turns }) => turns.length > 1).slice(0, MOST_CHARTS);
  return htmlPage(
    { title: 'Headroom replay', style: STYLE },
    html`<h1>What Headroom would have saved</h1>
      <p>
        ${counted(sessions.length, 'session')}, ${counted(requests, 'request')}:
        ${grouped(tokens.before)} prompt tokens become ${grouped(tokens.after)},
        ${percent(tokens.before - tokens.after, tokens.before)} fewer.
      </p>
      ${cost === undefined ? html`<p>No price is known for these models.</p>` : html`<p class="total">${dollars(cost.without)} → ${range(cost)}, ${change(cost)}</p>`}
      <h2>Cost over requests</h2>
      <div class="charts">${joinHtml(charts.map(chart))}</div>
      ${joinHtml(tablesOf(summary).map(tableMarkup))}
      <p class="notes">${assumptions(PRICES_AS_OF).join(' ')}</p>`,
  );
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;color:#1d2433}
table{border-collapse:collapse;margin:.5rem 0}td,th{padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:top}
th{border-bottom:1px solid #ccd}td.figure,th.figure{text-align:right;font-variant-numeric:tabular-nums}
.total{font-size:1.5rem;font-weight:600}.charts{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}
figcaption{font-size:.85rem}.notes{color:#556;font-size:.85rem}svg{background:#f7f8fb}`;

function chart(session: SessionReplay): Html {
  const costs = cumulatedCost(session);
  const { id, turns } = session;
  const values = costs ?? {
    without: turns.map(({ tokens }) => tokens.before),
    with: turns.map(({ tokens }) => tokens.after),
  };
  const picture = lineChart([
    { name: 'without', values: values.without },
    { name: 'with', values: values.with },
  ]);
  const unit = costs === undefined ? 'tokens of each prompt' : 'US dollars so far';
  return html`<figure>
    ${picture}
    <figcaption>${id}: ${unit}, ${counted(turns.length, 'request')}</figcaption>
  </figure>`;
}

function tableMarkup({ title, columns, rows }: Table): Html {
  const cells = rows.map((row) => row.map(cell));
  return html`<h2>${title}</h2>
    ${htmlTable(columns, cells)} `;
}

function cell(text: string): Html {
  return /^[-+$\d]/.test(text) ? html`<td class="figure">${text}</td>` : html`<td>${text}</td>`;
}
