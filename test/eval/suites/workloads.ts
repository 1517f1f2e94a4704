import { createHeadroom, type Mode } from '../../../src/index.ts';
import { checkResult } from '../../support/laws/law-checks.ts';
import type { Peer } from '../../bench/peer.ts';
import type { EvalOptions } from '../arguments.ts';
import {
  addWorkloadBaselines,
  contentTokens,
  type WorkloadBaselines,
  workloadBaselines,
} from '../baselines/on-workload.ts';
import { decimal, fraction, percent, whole } from '../report/format.ts';
import { addProbeResults, askProbes, type ProbeResults } from '../measures/probe-results.ts';
import { mediansOf, sumsOf } from '../report/headline.ts';
import {
  emptyRow,
  type Report,
  retrievableFields,
  type Row,
  visibleFields,
} from '../report/row.ts';
import { type Settings, settingsFor } from '../settings.ts';
import { addShares } from '../report/share.ts';
import { ratioOf } from '../report/statistics.ts';
import { perThousandTokens, stopwatch } from '../report/stopwatch.ts';
import { type Column, formatTable } from '../report/table.ts';
import { model } from '../tokens.ts';
import { chosenSets } from '../inputs/chosen-sets.ts';
import { readWorkloads, type Workload } from '../inputs/workload-data.ts';

/** Whole requests: tokens saved, and whether what is asked of them is still answerable. */
export async function runWorkloads(
  options: EvalOptions,
  peer?: Peer,
): Promise<Report<WorkloadRow>> {
  const { sets, mode = 'balanced' } = options;
  const measured: WorkloadRow[] = [];
  for (const workload of chosenSets(readWorkloads(options.data), sets, ({ name }) => name)) {
    measured.push(await measure(workload, settingsFor(options, mode), peer));
  }
  const rows = [...measured, headline(measured, mode)];
  return { rows, table: formatTable(COLUMNS, rows), notes: NOTES };
}

/** A whole request. */
export interface WorkloadRow extends Row, ProbeResults, WorkloadBaselines {}

const NOTES = [
  '% saved of tokens as sent (all: median). visible, counts, lookups: probes answered, a lookup by',
  'standing there or by one retrieve. head, bm25: `visible` probes when cut to as many tokens as ours.',
  'peer: % saved by headroom-ai, with --peer.',
];

const COLUMNS: readonly Column<WorkloadRow>[] = [
  { heading: 'workload', show: (row) => row.set },
  { heading: 'before', show: (row) => whole(row.tokensBefore) },
  { heading: 'after', show: (row) => whole(row.tokensAfter) },
  { heading: '% saved', show: (row) => percent(row.ratio === null ? null : 1 - row.ratio) },
  { heading: 'visible', show: (row) => fraction(row.visibleProbes) },
  { heading: 'counts', show: (row) => fraction(row.countProbes) },
  { heading: 'lookups', show: (row) => fraction(row.lookupProbes) },
  { heading: 'minify', show: (row) => percent(savedBy(row, row.minifyTokens)) },
  { heading: 'toon', show: (row) => percent(savedBy(row, row.toonTokens)) },
  { heading: 'head', show: (row) => fraction(row.headVisible) },
  { heading: 'bm25', show: (row) => fraction(row.bm25Visible) },
  { heading: 'peer', show: ({ peer, ...row }) => percent(peer && savedBy(row, peer.tokens)) },
  { heading: 'laws', show: (row) => whole(row.violations) },
  { heading: 'ms/1k', show: (row) => decimal(row.msPer1kTokens) },
];

function savedBy(row: Row, tokens: number): number | null {
  const ratio = ratioOf(tokens, row.tokensBefore ?? 0);
  return ratio === null ? null : 1 - ratio;
}

async function measure(
  workload: Workload,
  settings: Settings,
  peer: Peer | undefined,
): Promise<WorkloadRow> {
  const { name, messages, probes } = workload;
  await using headroom = createHeadroom({ store: 'memory', ...settings });
  const watch = stopwatch();
  const result = await watch.time(() => headroom.compress(messages, { model, retrieval: 'tool' }));
  const tokensBefore = contentTokens(messages);
  const tokensAfter = contentTokens(result.messages);
  const answered = await askProbes(probes, result.messages, headroom);
  return {
    ...emptyRow(name),
    ...answered,
    ...shownShares(answered),
    ...(await workloadBaselines(workload, result.messages, peer)),
    mode: settings.mode,
    n: 1,
    tokensBefore,
    tokensAfter,
    ratio: ratioOf(tokensAfter, tokensBefore),
    untouched: result.blocks.filter(
      ({ role, outcome }) => role === 'tool' && outcome === 'untouched',
    ).length,
    violations: (await checkResult(messages, result, headroom)).length,
    msPer1kTokens: perThousandTokens(watch.elapsed, tokensBefore),
  };
}

/** `visible` are facts and counts together, `retrievable` the lookups. */
function shownShares(answered: ProbeResults): Partial<Row> {
  return {
    ...visibleFields(addShares([answered.visibleProbes, answered.countProbes])),
    ...retrievableFields(answered.lookupProbes),
  };
}

function headline(rows: readonly WorkloadRow[], mode: Mode): WorkloadRow {
  const answered = addProbeResults(rows);
  return {
    ...emptyRow('all'),
    ...answered,
    ...shownShares(answered),
    ...addWorkloadBaselines(rows),
    ...sumsOf(rows, 'tokensBefore', 'tokensAfter', 'untouched', 'violations'),
    ...mediansOf(rows, 'ratio', 'msPer1kTokens'),
    mode,
    n: rows.length,
  };
}
