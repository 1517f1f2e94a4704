import type { Peer } from '../../bench/peer.ts';
import { lastContent, oneToolResult } from '../conversation.ts';
import {
  addShares,
  type Interval,
  type Share,
  shareValue,
  wilsonInterval,
} from '../report/share.ts';
import { median, present, ratioOf, sum } from '../report/statistics.ts';
import { perThousandTokens } from '../report/stopwatch.ts';
import { countTokens } from '../tokens.ts';
import { bm25 } from './bm25.ts';
import { head } from './head.ts';
import { minify } from './minify.ts';
import { toon } from './toon.ts';

/** Ways to shorten a tool's output besides ours: plain ones, and headroom-ai from PyPI where it runs. */
type OtherWay = 'minify' | 'toon' | 'head' | 'bm25' | 'peer';

/** What a way made of one text. */
interface Made {
  readonly tokens: number;
  readonly visible: Share;
  /** Null where it was not timed. */
  readonly milliseconds: number | null;
}

/** What the ways made of one text; without a peer nothing of the peer. */
export type MadeByOthers = Readonly<Partial<Record<OtherWay, Made>>>;

/** A text that is shortened, and what is looked for in it. */
export interface Shortened {
  readonly text: string;
  readonly query: string;
  /** Our result, whose tokens those that cut may take; they leave alone what we leave alone. */
  readonly ours: string;
  /** What of the wanted stands in a text. */
  readonly look: (shown: string) => Share;
}

/** Applies all other ways to a text. */
export async function madeByOthers(
  { text, query, ours, look }: Shortened,
  peer: Peer | undefined,
): Promise<MadeByOthers> {
  const tokens = countTokens(ours);
  const made = (shown: string, milliseconds: number | null = null): Made => ({
    tokens: countTokens(shown),
    visible: look(shown),
    milliseconds,
  });
  const answer = await peer?.compress(oneToolResult(text, query));
  return {
    minify: made(minify(text)),
    toon: made(toon(text)),
    head: made(ours === text ? text : head(text, tokens)),
    bm25: made(ours === text ? text : bm25(text, query, tokens)),
    ...(answer === undefined
      ? {}
      : { peer: made(lastContent(answer.messages), answer.milliseconds) }),
  };
}

/** What a way made of a set of texts. */
export interface OtherFigures {
  /** Tokens after for each token before: of the median text, and of all together. */
  readonly ratio: number | null;
  readonly ratioTotal: number | null;
  readonly visible: number | null;
  readonly visibleInterval: Interval | null;
  readonly msPer1kTokens: number | null;
}

/** The figures of all other ways on a set. */
export type BesideFigures = Readonly<Partial<Record<OtherWay, OtherFigures>>>;

/** The figures of a set from what was made of each of its texts. */
export function besideFigures(
  texts: readonly { readonly before: number; readonly others: MadeByOthers }[],
): BesideFigures {
  const figures: Partial<Record<OtherWay, OtherFigures>> = {};
  for (const way of WAYS) {
    const made = texts.flatMap(({ before, others }) => {
      const each = others[way];
      return each === undefined ? [] : [{ ...each, before }];
    });
    if (made.length > 0) figures[way] = figuresOf(made);
  }
  return figures;
}

const WAYS: readonly OtherWay[] = ['minify', 'toon', 'head', 'bm25', 'peer'];

function figuresOf(made: readonly (Made & { readonly before: number })[]): OtherFigures {
  const before = sum(made.map((each) => each.before));
  const visible = addShares(made.map((each) => each.visible));
  const times = present(made.map(({ milliseconds }) => milliseconds));
  return {
    ratio: median(present(made.map((each) => ratioOf(each.tokens, each.before)))),
    ratioTotal: ratioOf(sum(made.map(({ tokens }) => tokens)), before),
    visible: shareValue(visible),
    visibleInterval: wilsonInterval(visible),
    msPer1kTokens: times.length === 0 ? null : perThousandTokens(sum(times), before),
  };
}
