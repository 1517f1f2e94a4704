import type { BesideFigures, OtherFigures } from '../../../eval/baselines/other-ways.ts';
import { decimal, percent, percentWithin, whole } from '../../../eval/report/format.ts';
import type { Interval } from '../../../eval/report/share.ts';
import { type Benchmarks, rowsOf, setsOf } from '../benchmarks.ts';
import { labelOf } from './labels.ts';
import { type FigureTable, figureTable } from './table.ts';

/** What Headroom and the other ways make of one kind of text. */
export interface KindFigures {
  readonly set: string;
  readonly n: number;
  /** Headroom in its default mode, all texts together. */
  readonly ours: OtherFigures;
  readonly retrievable: number | null;
  /** Headroom where nothing is left out; null where it was not measured. */
  readonly lossless: OtherFigures | null;
  readonly beside: BesideFigures;
}

/** All kinds that both tokens and what is visible were measured of. */
export function kindFigures(benchmarks: Benchmarks): readonly KindFigures[] {
  const lossless = new Map(rowsOf(benchmarks, 'items-lossless').map((row) => [row.set, row]));
  const items = setsOf(benchmarks, 'items').map((row) => {
    const { set, n, retrievable, beside } = row;
    return { set, n, retrievable, beside, ours: row, lossless: lossless.get(set) ?? null };
  });
  const [own] = rowsOf(benchmarks, 'prose');
  if (own === undefined) return items;
  const ratioTotal = totalRatio(own);
  const passages = { ...own, set: PASSAGES, ours: { ...own, ratioTotal }, lossless: null };
  return [...items, passages];
}

const PASSAGES = '20 passages for a question (Natural Questions)';

function totalRatio({
  tokensBefore,
  tokensAfter,
}: {
  readonly tokensBefore: number | null;
  readonly tokensAfter: number | null;
}): number | null {
  return tokensBefore === null || tokensAfter === null ? null : tokensAfter / tokensBefore;
}

/** Tool outputs kind by kind: tokens against what stays visible, beside all other ways. */
export function itemTable(benchmarks: Benchmarks): FigureTable {
  const rows = kindFigures(benchmarks);
  const hasPeer = rows.some(({ beside }) => beside.peer !== undefined);
  return figureTable<KindFigures>(
    {
      id: 'items',
      title: 'Tool outputs, kind by kind',
      from: ['items', 'items-lossless', 'prose'],
    },
    [
      { heading: 'kind', show: ({ set, n }) => `${labelOf(set)} (${whole(n)})` },
      { heading: 'tokens kept, median', show: ({ ours }) => decimal(ours.ratio) },
      { heading: 'all', show: ({ ours }) => decimal(ours.ratioTotal) },
      { heading: 'lossless, all', show: (row) => decimal(row.lossless?.ratioTotal ?? null) },
      {
        heading: 'visible, % (95 % interval)',
        show: ({ ours }) => percentWithin(ours.visible, ours.visibleInterval),
      },
      { heading: 'with one retrieve', show: (row) => percent(row.retrievable) },
      { heading: 'head', show: ({ beside }) => percent(beside.head?.visible ?? null) },
      { heading: 'BM25', show: ({ beside }) => percent(beside.bm25?.visible ?? null) },
      { heading: 'minify keeps', show: ({ beside }) => kept(beside.minify) },
      { heading: 'TOON keeps', show: ({ beside }) => kept(beside.toon) },
      { heading: 'headroom-ai keeps', show: ({ beside }) => kept(beside.peer), isThere: hasPeer },
      {
        heading: 'visible there',
        show: ({ beside }) => shareWithin(beside.peer),
        isThere: hasPeer,
      },
    ],
    rows,
  );
}

function kept(figures: OtherFigures | undefined): string {
  return decimal(figures?.ratioTotal ?? null);
}

function shareWithin(
  figures:
    | { readonly visible: number | null; readonly visibleInterval: Interval | null }
    | undefined,
): string {
  return percentWithin(figures?.visible ?? null, figures?.visibleInterval ?? null);
}

/** Answers visible at some shares of the tokens, for natural questions. */
export function proseTable(benchmarks: Benchmarks): FigureTable {
  return figureTable(
    { id: 'prose', title: 'Passages at other shares of the tokens', from: ['prose'] },
    [
      { heading: 'share asked for', show: ({ set }) => set },
      { heading: 'questions', show: ({ n }) => whole(n) },
      { heading: 'tokens kept, median', show: ({ ratio }) => decimal(ratio, 3) },
      {
        heading: 'answers visible, % (95 % interval)',
        show: (row) => percentWithin(row.visible, row.visibleInterval),
      },
      { heading: 'head', show: ({ headVisible }) => percent(headVisible) },
      { heading: 'BM25', show: ({ bm25Visible }) => percent(bm25Visible) },
      { heading: 'by chance', show: ({ randomVisible }) => percent(randomVisible) },
    ],
    setsOf(benchmarks, 'prose'),
  );
}
