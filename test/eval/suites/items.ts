import { join } from 'node:path';

import {
  type CompressResult,
  createHeadroom,
  type Headroom,
  type Mode,
} from '../../../src/index.ts';
import { sameBytes } from '../../support/bytes.ts';
import { checkResult } from '../../support/laws/law-checks.ts';
import type { Violation } from '../../support/laws/violation.ts';
import type { Peer } from '../../bench/peer.ts';
import type { EvalOptions } from '../arguments.ts';
import {
  besideFigures,
  type BesideFigures,
  madeByOthers,
  type MadeByOthers,
} from '../baselines/other-ways.ts';
import { lastContent, oneToolResult } from '../conversation.ts';
import { recordSets, sample } from '../inputs/data.ts';
import { decimal, percent, percentWithin, whole } from '../report/format.ts';
import { answersTo } from '../measures/retrieving.ts';
import { mediansOf, sumsOf } from '../report/headline.ts';
import {
  emptyRow,
  type Report,
  retrievableFields,
  type Row,
  visibleFields,
} from '../report/row.ts';
import { type Settings, settingsFor } from '../settings.ts';
import { addShares, type Share, shareOf } from '../report/share.ts';
import { median, present, ratioOf, sum } from '../report/statistics.ts';
import { perThousandTokens, type Stopwatch, stopwatch } from '../report/stopwatch.ts';
import { type Column, formatTable } from '../report/table.ts';
import { countTokens, model } from '../tokens.ts';
import { describeViolations, foundIn } from '../report/violations.ts';
import { type Must, visibleIn } from '../measures/visibility.ts';

/** Single tool outputs with what an answer needs from them: tokens against what is still visible. */
export async function runItems(options: EvalOptions, peer?: Peer): Promise<Report<ItemRow>> {
  const { sets, mode = 'balanced' } = options;
  const measured: ItemRow[] = [];
  const violations: Violation[] = [];
  for (const { set, records } of recordSets(join(options.data, 'items'), sets)) {
    // As data/README.md says.
    const items = sample(records as readonly Item[], options.limit);
    const found = await measureItems(items, settingsFor(options, mode), peer);
    measured.push(rowOf(set, found, mode));
    violations.push(...found.documents.flatMap((each) => each.violations));
  }
  const rows = [...measured, headline(measured, mode)];
  const notes = [...NOTES, ...describeViolations(violations)];
  return { rows, table: formatTable(COLUMNS, rows), notes };
}

interface Item {
  readonly query: string;
  readonly id: string;
  readonly text: string;
  readonly must: readonly Must[];
}

/** A set of tool outputs. */
export interface ItemRow extends Row {
  /** Tokens after for each token before, all documents together. */
  readonly ratioTotal: number | null;
  /** What is visible when each document is cut to as many tokens as ours. */
  readonly headVisible: number | null;
  /** The same for the lines that BM25 picks. */
  readonly bm25Visible: number | null;
  /** All other ways on the same documents. */
  readonly beside: BesideFigures;
}

const NOTES = [
  'ratio: median document; visible, retrievable: % of `must` strings (95 % interval), the latter also by one',
  'retrieve with the query. Documents under 2,000 tokens stay lossless unless --trigger says otherwise.',
  'head, bm25: % visible at as many tokens as ours. same: untouched; laws: violations.',
];

const COLUMNS: readonly Column<ItemRow>[] = [
  { heading: 'items', show: (row) => row.set },
  { heading: 'n', show: (row) => whole(row.n) },
  { heading: 'before', show: (row) => whole(row.tokensBefore) },
  { heading: 'after', show: (row) => whole(row.tokensAfter) },
  { heading: 'ratio', show: (row) => decimal(row.ratio) },
  { heading: 'total', show: (row) => decimal(row.ratioTotal) },
  { heading: 'visible', show: (row) => percentWithin(row.visible, row.visibleInterval) },
  { heading: 'retrievable', show: (row) => percent(row.retrievable) },
  { heading: 'head', show: (row) => percent(row.headVisible) },
  { heading: 'bm25', show: (row) => percent(row.bm25Visible) },
  { heading: 'same', show: (row) => whole(row.untouched) },
  { heading: 'laws', show: (row) => whole(row.violations) },
  { heading: 'ms/1k', show: (row) => decimal(row.msPer1kTokens) },
];

interface MeasuredSet {
  readonly documents: readonly Measured[];
  /** Milliseconds in `compress()`. */
  readonly elapsed: number;
}

async function measureItems(
  items: readonly Item[],
  settings: Settings,
  peer: Peer | undefined,
): Promise<MeasuredSet> {
  await using headroom = createHeadroom({ store: 'memory', ...settings });
  const watch = stopwatch();
  const documents: Measured[] = [];
  const tools = { headroom, watch, peer };
  for (const item of items) documents.push(await measureItem(item, tools));
  return { documents, elapsed: watch.elapsed };
}

function rowOf(set: string, { documents, elapsed }: MeasuredSet, mode: Mode): ItemRow {
  const tokensBefore = sum(documents.map(({ before }) => before));
  const tokensAfter = sum(documents.map(({ after }) => after));
  const beside = besideFigures(documents);
  const shareOfAll = (pick: (each: Measured) => Share): Share => addShares(documents.map(pick));
  return {
    ...emptyRow(set),
    ...visibleFields(shareOfAll(({ visible }) => visible)),
    ...retrievableFields(shareOfAll(({ retrievable }) => retrievable)),
    mode,
    n: documents.length,
    tokensBefore,
    tokensAfter,
    ratio: median(present(documents.map(({ before, after }) => ratioOf(after, before)))),
    ratioTotal: ratioOf(tokensAfter, tokensBefore),
    headVisible: beside.head?.visible ?? null,
    bm25Visible: beside.bm25?.visible ?? null,
    beside,
    untouched: documents.filter(({ untouched }) => untouched).length,
    violations: sum(documents.map(({ violations }) => violations.length)),
    msPer1kTokens: perThousandTokens(elapsed, tokensBefore),
  };
}

interface Measured {
  readonly before: number;
  readonly after: number;
  readonly untouched: boolean;
  readonly visible: Share;
  readonly retrievable: Share;
  readonly others: MadeByOthers;
  readonly violations: readonly Violation[];
}

interface Tools {
  readonly headroom: Headroom;
  readonly watch: Stopwatch;
  readonly peer: Peer | undefined;
}

async function measureItem(item: Item, { headroom, watch, peer }: Tools): Promise<Measured> {
  const { text, query, must } = item;
  const messages = oneToolResult(text, query);
  const result = await watch.time(() => headroom.compress(messages, { model, retrieval: 'tool' }));
  const compressed = lastContent(result.messages);
  const after = countTokens(compressed);
  const seen = visibleIn(compressed, must);
  const look = (shown: string): Share => shareOf(visibleIn(shown, must));
  return {
    before: countTokens(text),
    after,
    untouched: compressed === text,
    visible: shareOf(seen),
    retrievable: shareOf(await withOneRetrieve(item, { headroom, compressed, seen })),
    others: await madeByOthers({ text, query, ours: compressed, look }, peer),
    violations: foundIn(item.id, await checkAgain(messages, result, headroom)),
  };
}

/** The laws for one result, and that a second pass changes nothing. */
async function checkAgain(
  messages: readonly unknown[],
  result: CompressResult,
  headroom: Headroom,
): Promise<readonly Violation[]> {
  const again = await headroom.compress(result.messages, { model, retrieval: 'tool' });
  const difference = { law: 'idempotent', detail: 'the second pass changes something' } as const;
  return [
    ...(await checkResult(messages, result, headroom)),
    ...sameBytes(again.messages, result.messages, difference),
  ];
}

interface Seen {
  readonly headroom: Headroom;
  readonly compressed: string;
  readonly seen: readonly boolean[];
}

/** What is visible after the best single retrieve call with the item's query. */
async function withOneRetrieve(
  { query, must }: Item,
  { headroom, compressed, seen }: Seen,
): Promise<readonly boolean[]> {
  let best = seen;
  for (const answer of await answersTo(headroom, compressed, query)) {
    const brought = visibleIn(answer, must);
    const together = seen.map((each, index) => each || brought[index] === true);
    if (shareOf(together).hits > shareOf(best).hits) best = together;
  }
  return best;
}

function headline(rows: readonly ItemRow[], mode: Mode): ItemRow {
  return {
    ...emptyRow('all'),
    ...sumsOf(rows, 'n', 'tokensBefore', 'tokensAfter', 'untouched', 'violations'),
    ...mediansOf(rows, 'ratio', 'ratioTotal', 'visible', 'retrievable', 'msPer1kTokens'),
    ...mediansOf(rows, 'headVisible', 'bm25Visible'),
    mode,
    beside: {},
  };
}
