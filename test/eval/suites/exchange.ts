import type { Trajectory } from '../../support/trajectories.ts';
import type { EvalOptions } from '../arguments.ts';
import { sample } from '../inputs/data.ts';
import { type ExchangeReplay, replayExchange } from '../replays/exchange-replay.ts';
import type { ReplayApi } from '../replays/clients/client.ts';
import { decimal, percent, whole } from '../report/format.ts';
import { emptyRow, type Report, type Row } from '../report/row.ts';
import { settingsFor } from '../settings.ts';
import { ratioOf, sum } from '../report/statistics.ts';
import { perThousandTokens, type Stopwatch, stopwatch } from '../report/stopwatch.ts';
import { type Column, formatTable } from '../report/table.ts';
import { trajectorySets } from '../inputs/trajectory-sets.ts';

/** Recorded conversations, request by request, against a strict provider. */
export async function runExchange(options: EvalOptions): Promise<Report<ExchangeRow>> {
  const rows: ExchangeRow[] = [];
  const refusals: string[] = [];
  for (const { set, recorded } of trajectorySets(options)) {
    const trajectories = sample(recorded, options.limit);
    for (const format of FORMATS) {
      if (format === 'gemini' && (options.via === 'ai-sdk' || options.via === 'langchain'))
        continue;
      const measured = await measure(trajectories, format, options);
      refusals.push(...measured.replays.flatMap((replay) => replay.refusals));
      rows.push(rowOf(set, format, measured));
    }
  }
  const notes = [
    ...NOTES,
    ...[...new Set(refusals)].slice(0, 10).map((each) => `refused: ${each}`),
  ];
  const all = [...rows, headline(rows)];
  return { rows: all, table: formatTable(COLUMNS, all), notes };
}

const FORMATS: readonly ReplayApi[] = ['openai-chat', 'openai-responses', 'anthropic', 'gemini'];

const NOTES = [
  'Tokens: whole prompts of all requests, as the provider counts them; before: of the bare client. prefix: requests',
  'that do not begin with the one before, more than with the bare client (the AI SDK trims answers). bytes: requests',
  'through a proxy started anew for each turn that differ from those in one process. kept: % of the tokens that the',
  'provider’s cache could serve and did.',
];

/** A set of recorded conversations in one format. */
export interface ExchangeRow extends Row {
  readonly format: ReplayApi | null;
  readonly requests: number;
  readonly retrievals: number;
  readonly refusals: number;
  readonly prefixBreaks: number;
  /** Requests through a proxy that differ from those of the same conversation in process; else null. */
  readonly changedBytes: number | null;
  /** Share of cacheable tokens that came from the cache, with Headroom and without. */
  readonly cacheKept: number | null;
  readonly cacheKeptBare: number | null;
}

const COLUMNS: readonly Column<ExchangeRow>[] = [
  { heading: 'exchange', show: (row) => row.set },
  { heading: 'format', show: (row) => row.format ?? '-' },
  { heading: 'n', show: (row) => whole(row.n) },
  { heading: 'requests', show: (row) => whole(row.requests) },
  { heading: 'hidden', show: (row) => whole(row.retrievals) },
  { heading: 'before', show: (row) => whole(row.tokensBefore) },
  { heading: 'after', show: (row) => whole(row.tokensAfter) },
  { heading: 'ratio', show: (row) => decimal(row.ratio) },
  { heading: 'refused', show: (row) => whole(row.refusals) },
  { heading: 'prefix', show: (row) => whole(row.prefixBreaks) },
  { heading: 'bytes', show: (row) => whole(row.changedBytes) },
  { heading: 'kept', show: (row) => percent(row.cacheKept) },
  { heading: 'bare', show: (row) => percent(row.cacheKeptBare) },
  { heading: 'ms/1k', show: (row) => decimal(row.msPer1kTokens) },
];

interface Measured {
  readonly replays: readonly ExchangeReplay[];
  readonly bare: readonly ExchangeReplay[];
  /** In process, where the others were not. */
  readonly inProcess: readonly ExchangeReplay[] | undefined;
  readonly watch: Stopwatch;
}

async function measure(
  trajectories: readonly Trajectory[],
  format: ReplayApi,
  options: EvalOptions,
): Promise<Measured> {
  const watch = stopwatch();
  const settings = settingsFor(options, options.mode ?? 'balanced');
  const replays: ExchangeReplay[] = [];
  const bare: ExchangeReplay[] = [];
  const inProcess: ExchangeReplay[] = [];
  for (const trajectory of trajectories) {
    const how = { api: format, via: options.via ?? 'wire', watch };
    replays.push(await replayExchange(trajectory, { ...how, settings }));
    bare.push(await replayExchange(trajectory, { ...how, settings: undefined }));
    if (how.via !== 'proxy') continue;
    const alike = { api: format, via: 'wire', watch: stopwatch(), settings } as const;
    inProcess.push(await replayExchange(trajectory, alike));
  }
  return { replays, bare, watch, inProcess: options.via === 'proxy' ? inProcess : undefined };
}

function rowOf(set: string, format: ReplayApi, measured: Measured): ExchangeRow {
  const { replays, bare, inProcess, watch } = measured;
  const of = (key: 'requests' | 'tokens' | 'cached' | 'cacheable' | 'retrievals') =>
    sum(replays.map((replay) => replay[key]));
  const tokensBefore = sum(bare.map(({ tokens }) => tokens));
  const refusals = replays.reduce((count, replay) => count + replay.refusals.length, 0);
  const prefixBreaks = sum(
    replays.map((replay, at) => Math.max(0, replay.prefixBreaks - (bare[at]?.prefixBreaks ?? 0))),
  );
  const changedBytes = inProcess === undefined ? null : differences(replays, inProcess);
  return {
    ...emptyRow(set),
    format,
    n: replays.length,
    requests: of('requests'),
    retrievals: of('retrievals'),
    tokensBefore,
    tokensAfter: of('tokens'),
    ratio: ratioOf(of('tokens'), tokensBefore),
    refusals,
    prefixBreaks,
    changedBytes,
    violations: refusals + prefixBreaks + (changedBytes ?? 0),
    cacheKept: ratioOf(of('cached'), of('cacheable')),
    cacheKeptBare: ratioOf(
      sum(bare.map((each) => each.cached)),
      sum(bare.map((each) => each.cacheable)),
    ),
    msPer1kTokens: perThousandTokens(watch.elapsed, tokensBefore),
  };
}

/** Requests that are not the same, byte for byte. */
function differences(
  replays: readonly ExchangeReplay[],
  others: readonly ExchangeReplay[],
): number {
  return sum(
    replays.map(({ bodies }, at) => {
      const expected = others[at]?.bodies ?? [];
      const changed = bodies.filter((body, index) => body !== expected[index]).length;
      return changed + Math.max(0, expected.length - bodies.length);
    }),
  );
}

function headline(rows: readonly ExchangeRow[]): ExchangeRow {
  const of = (key: 'n' | 'requests' | 'retrievals' | 'refusals' | 'prefixBreaks') =>
    sum(rows.map((row) => row[key]));
  const before = sum(rows.map((row) => row.tokensBefore ?? 0));
  const after = sum(rows.map((row) => row.tokensAfter ?? 0));
  const changed = sum(rows.map((row) => row.changedBytes ?? 0));
  return {
    ...emptyRow('all'),
    format: null,
    n: of('n'),
    requests: of('requests'),
    retrievals: of('retrievals'),
    tokensBefore: before,
    tokensAfter: after,
    ratio: ratioOf(after, before),
    refusals: of('refusals'),
    prefixBreaks: of('prefixBreaks'),
    changedBytes: rows.every((row) => row.changedBytes === null) ? null : changed,
    violations: of('refusals') + of('prefixBreaks') + changed,
    cacheKept: lowest(rows.map((row) => row.cacheKept)),
    cacheKeptBare: lowest(rows.map((row) => row.cacheKeptBare)),
  };
}

/** What holds for all is what holds for the worst. */
function lowest(shares: readonly (number | null)[]): number | null {
  const known = shares.filter((share) => share !== null);
  return known.length === 0 ? null : Math.min(...known);
}
