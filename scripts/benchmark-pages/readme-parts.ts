import { type Benchmarks, rowsOf } from '../../test/bench/all/benchmarks.ts';
import { describeRun } from '../../test/bench/all/describe-run.ts';
import {
  benchmarkTables,
  type FigureTable,
  type TableId,
} from '../../test/bench/all/tables/index.ts';
import { allSessions } from '../../test/bench/all/tables/sessions.ts';
import { decimal, percent, whole } from '../../test/eval/report/format.ts';
import { tableMarkdown } from './table-markdown.ts';

/** The tables of the README and the columns that it shows of them. */
const TABLES: Readonly<Partial<Record<TableId, readonly string[]>>> = {
  workloads: [
    'workload',
    'tokens',
    'lossless saves',
    'with references saves',
    'facts visible',
    'counts stated',
    'look-ups by one call',
    'minify saves',
    'TOON saves',
    'headroom-ai saves',
    'its facts, counts',
  ],
  items: [
    'kind',
    'tokens kept, median',
    'visible, % (95 % interval)',
    'with one retrieve',
    'head',
    'BM25',
    'headroom-ai keeps',
    'visible there',
  ],
  sessions: [
    'sessions',
    'lossless keeps',
    'with references keeps',
    'used values seen, % (95 % interval)',
    'with one retrieve',
    'laws broken',
  ],
  times: ['time, warm', 'p50', 'headroom-ai, p50'],
};

/** Everything in the README that was measured, by the names of its markers. */
export function readmeParts(benchmarks: Benchmarks): ReadonlyMap<string, string> {
  const tables = new Map(benchmarkTables(benchmarks).map((table) => [table.id, table]));
  const shown = README_TABLES.map((id) => {
    const table = tables.get(id);
    return [id, table === undefined ? NOTHING : tableMarkdown(withColumns(table))] as const;
  });
  return new Map([
    ...shown,
    ['json', jsonClaim(benchmarks)],
    ['passages', passageClaim(benchmarks)],
    ['all-sessions', sessionClaim(benchmarks)],
    ['requests', requestClaim(benchmarks)],
    ['run', describeRun(benchmarks).join(' ')],
  ]);
}

const README_TABLES = ['workloads', 'items', 'sessions', 'times', 'money'] as const;
const NOTHING = 'Not measured in the last run.';

function withColumns(table: FigureTable): Pick<FigureTable, 'columns' | 'rows'> {
  const wanted = TABLES[table.id];
  if (wanted === undefined) return table;
  const places = wanted.map((name) => table.columns.indexOf(name)).filter((place) => place >= 0);
  const chosen = (cells: readonly string[]): readonly string[] =>
    places.map((place) => cells[place] ?? '');
  return { columns: chosen(table.columns), rows: table.rows.map(chosen) };
}

function jsonClaim(benchmarks: Benchmarks): string {
  const rows = rowsOf(benchmarks, 'json');
  const all = rows.find(({ set }) => set === 'all');
  if (all === undefined) return NOTHING;
  const sets = rows.filter(({ set }) => set !== 'all');
  return `JSON and CSV without loss (${whole(all.n)} documents in ${sets.length} sets) take ${decimal(all.ratio)} of the tokens of *compact* JSON in the
median set, where TOON takes ${decimal(all.toonRatio)}; ${whole(all.above)} documents take more than compact JSON, and ${whole(all.violations)} do not decode to the same values.`;
}

function passageClaim(benchmarks: Benchmarks): string {
  const rows = rowsOf(benchmarks, 'prose');
  const all = rows.find(({ set }) => set === 'all');
  if (all === undefined) return NOTHING;
  const { n, ratio, visible, bm25Visible, ratioForAim } = all;
  return `Of ${whole(n)} natural questions with 20 passages each, ${percent(visible)} % have their answer in sight in ${decimal(ratio)} of the tokens, where BM25 at as
many tokens has ${percent(bm25Visible)} %; for 90 % of the answers it takes ${decimal(ratioForAim)}.`;
}

function sessionClaim(benchmarks: Benchmarks): string {
  const { n, ratio, violations } = allSessions(benchmarks);
  if (n === 0) return NOTHING;
  return `Of the tool outputs of all ${whole(n)} recorded sessions, ${decimal(ratio)} of the tokens stay; turn by turn, in the formats of four APIs, the laws were broken
${whole(violations)} times.`;
}

function requestClaim(benchmarks: Benchmarks): string {
  const all = rowsOf(benchmarks, 'requests').find(({ set }) => set === 'all');
  if (all === undefined) return NOTHING;
  const { requests, retrievals, refusals, prefixBreaks, cacheKept, ratio } = all;
  return `Over the wire, every recorded session replayed through a strict provider as chat, Responses, messages and Gemini contents
(${whole(requests)} requests, ${whole(retrievals)} hidden retrieves): ${whole(refusals)} refused, ${whole(prefixBreaks)} that do not begin with the request before, and at least ${percent(cacheKept)} % of the
tokens that the provider's prompt cache could serve came from it. Whole prompts shrink to ${decimal(ratio)}, the definition of the tool included.`;
}
