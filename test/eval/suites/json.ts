import { compress } from '../../../src/index.ts';
import type { EvalOptions } from '../arguments.ts';
import { minify } from '../baselines/minify.ts';
import { toon } from '../baselines/toon.ts';
import { lastContent, oneToolResult } from '../conversation.ts';
import { chosenSets } from '../inputs/chosen-sets.ts';
import { sample } from '../inputs/data.ts';
import { type DocumentSet, readDocumentSets } from '../inputs/documents.ts';
import { decimal, whole } from '../report/format.ts';
import { runJsonFuzz } from '../inputs/json-fuzz.ts';
import { roundTrips } from '../../support/round-trip.ts';
import { mediansOf, sumsOf } from '../report/headline.ts';
import { emptyRow, type Report, type Row } from '../report/row.ts';
import { ratioOf, sum } from '../report/statistics.ts';
import { perThousandTokens, type Stopwatch, stopwatch } from '../report/stopwatch.ts';
import { type Column, formatTable } from '../report/table.ts';
import { countTokens, model } from '../tokens.ts';

/** Structured documents without loss: tokens against compact JSON, and whether all of it comes back. */
export async function runJson(options: EvalOptions): Promise<Report<JsonRow>> {
  const { sets, data, limit, runs } = options;
  const measured: JsonRow[] = [];
  for (const { name, texts } of chosenSets(readDocumentSets(data), sets, (set) => set.name)) {
    measured.push(await measure({ name, texts: sample(texts, limit) }));
  }
  const fuzzed = runs === undefined ? [] : [fuzz(runs)];
  const rows = [...measured, ...fuzzed, headline(measured)];
  return { rows, table: formatTable(COLUMNS, rows), notes: NOTES };
}

/** A set of structured documents. */
export interface JsonRow extends Row {
  readonly tokensAsSent: number | null;
  readonly ratioToSent: number | null;
  /** Documents that are longer than their compact JSON. */
  readonly above: number | null;
  readonly toonRatio: number | null;
}

const NOTES = [
  'Tokens of all documents together, before: as compact JSON (what minifying gives), CSV as it is. ratio and',
  'toon: to compact JSON; of sent: to the text as sent; > 1: documents above compact JSON; all: medians.',
];

const COLUMNS: readonly Column<JsonRow>[] = [
  { heading: 'json, lossless', show: (row) => row.set },
  { heading: 'n', show: (row) => whole(row.n) },
  { heading: 'sent', show: (row) => whole(row.tokensAsSent) },
  { heading: 'compact', show: (row) => whole(row.tokensBefore) },
  { heading: 'after', show: (row) => whole(row.tokensAfter) },
  { heading: 'ratio', show: (row) => decimal(row.ratio, 3) },
  { heading: 'of sent', show: (row) => decimal(row.ratioToSent, 3) },
  { heading: 'toon', show: (row) => decimal(row.toonRatio, 3) },
  { heading: '> 1', show: (row) => whole(row.above) },
  { heading: 'untouched', show: (row) => whole(row.untouched) },
  { heading: 'not back', show: (row) => whole(row.violations) },
  { heading: 'ms/1k', show: (row) => decimal(row.msPer1kTokens) },
];

async function measure({ name, texts }: DocumentSet): Promise<JsonRow> {
  const watch = stopwatch();
  const measured: Measured[] = [];
  for (const text of texts) measured.push(await measureDocument(text, watch));
  const total = (pick: (each: Measured) => number): number => sum(measured.map(pick));
  const tokensBefore = total(({ compact }) => compact);
  const tokensAfter = total(({ after }) => after);
  const tokensAsSent = total(({ sent }) => sent);
  return {
    ...emptyRow(name),
    mode: 'lossless',
    n: texts.length,
    tokensBefore,
    tokensAfter,
    tokensAsSent,
    ratio: ratioOf(tokensAfter, tokensBefore),
    ratioToSent: ratioOf(tokensAfter, tokensAsSent),
    toonRatio: ratioOf(
      total((each) => each.toon),
      tokensBefore,
    ),
    above: measured.filter(({ after, compact }) => after > compact).length,
    untouched: measured.filter(({ untouched }) => untouched).length,
    violations: measured.filter(({ comesBack }) => !comesBack).length,
    msPer1kTokens: perThousandTokens(watch.elapsed, tokensAsSent),
  };
}

interface Measured {
  readonly sent: number;
  readonly compact: number;
  readonly after: number;
  readonly toon: number;
  readonly untouched: boolean;
  readonly comesBack: boolean;
}

async function measureDocument(text: string, watch: Stopwatch): Promise<Measured> {
  const messages = oneToolResult(text, 'What does this say?');
  const result = await watch.time(() => compress(messages, { model, format: 'openai-chat' }));
  const compressed = lastContent(result.messages);
  return {
    sent: countTokens(text),
    compact: countTokens(minify(text)),
    after: countTokens(compressed),
    toon: countTokens(toon(text)),
    untouched: compressed === text,
    comesBack: roundTrips(text, compressed) === true,
  };
}

function fuzz(runs: number): JsonRow {
  const result = runJsonFuzz(runs);
  return {
    ...emptyRow('fuzz'),
    mode: 'lossless',
    n: result.runs,
    violations: result.failures.length,
    tokensAsSent: null,
    ratioToSent: null,
    toonRatio: null,
    above: null,
  };
}

function headline(rows: readonly JsonRow[]): JsonRow {
  return {
    ...emptyRow('all'),
    ...sumsOf(rows, 'n', 'tokensBefore', 'tokensAfter', 'tokensAsSent'),
    ...sumsOf(rows, 'above', 'untouched', 'violations'),
    ...mediansOf(rows, 'ratio', 'ratioToSent', 'toonRatio', 'msPer1kTokens'),
    mode: 'lossless',
  };
}
