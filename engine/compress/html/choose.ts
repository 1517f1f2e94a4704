import { withIntroductions } from '../../relevance/introductions.ts';
import { rank } from '../../relevance/rank.ts';
import type { LossyContext } from '../compressor.ts';
import type { MarkdownBlock } from './markdown/block.ts';

/** Tokens of a reference: a shorter gap is dearer than what it leaves out. */
const REFERENCE_TOKENS = 45;
/** Share of the budget that goes to the beginning, whatever was asked. */
const BEGINNING_SHARE = 0.15;

/**
 * The blocks of a page that is larger than its budget: its beginning, what is relevant to the query with
 * the headings above it, the outline with the first block of each section, then the rest from the top; each
 * while it is affordable. True for every block that is kept.
 */
export function chooseBlocks(
  blocks: readonly MarkdownBlock[],
  context: LossyContext,
): readonly boolean[] {
  const purse = createPurse(blocks, context);
  const own = rank(
    blocks.map(({ text }) => text),
    context.query,
  );
  const scores = withIntroductions(own, (index) => blocks[index]?.unit === 'code block');
  const byScore = blocks
    .map((_, index) => index)
    .filter((index) => (scores[index] ?? 0) > 0)
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
  const above = contextAbove(blocks);
  for (let index = 0; index < blocks.length; index += 1) {
    if (!purse.take([index], BEGINNING_SHARE)) break;
  }
  for (const index of byScore) purse.take([...(above[index] ?? []), index], 1);
  for (const [index, { rank: depth }] of blocks.entries()) {
    if (depth > 0) purse.take([index, index + 1], 1);
  }
  for (const index of blocks.keys()) purse.take([index], 1);
  return purse.filled();
}

/** For each block the headings of the sections that it stands in, and for a row the head of its table. */
function contextAbove(blocks: readonly MarkdownBlock[]): readonly (readonly number[])[] {
  let path: readonly number[] = [];
  let head = 0;
  return blocks.map(({ rank: depth, unit, group }, index) => {
    if (blocks[index - 1]?.group !== group) head = index;
    if (unit === 'table row') return [...path, head];
    if (depth === 0) return path;
    const above = path.filter((heading) => (blocks[heading]?.rank ?? 0) < depth);
    path = [...above, index];
    return above;
  });
}

interface Purse {
  /** Keeps blocks if they fit into a share of the budget; says whether they do. */
  take(indexes: readonly number[], share: number): boolean;
  /** What is kept, with the gaps that a reference would be dearer than. */
  filled(): readonly boolean[];
}

function createPurse(blocks: readonly MarkdownBlock[], context: LossyContext): Purse {
  const costs = blocks.map(({ text }) => context.counter.estimate(text) + 1);
  const kept = blocks.map(() => false);
  let spent = 0;

  function costOf(indexes: readonly number[]): number {
    return indexes.reduce((sum, index) => {
      if (kept[index] !== false) return sum;
      const isApart = kept[index - 1] !== true && kept[index + 1] !== true;
      return sum + (costs[index] ?? 0) + (isApart ? REFERENCE_TOKENS : 0);
    }, 0);
  }

  return {
    take(indexes, share) {
      const cost = costOf(indexes);
      if (spent + cost > context.budget * share) return false;
      for (const index of indexes) if (index < kept.length) kept[index] = true;
      spent += cost;
      return true;
    },
    filled() {
      let gap = 0;
      let start = 0;
      return blocks.reduce<boolean[]>((filled, _, index) => {
        filled.push(kept[index] === true);
        if (kept[index] !== true) gap += costs[index] ?? 0;
        if (kept[index] !== true && index < blocks.length - 1) return filled;
        if (gap <= REFERENCE_TOKENS) filled.fill(true, start, index + 1);
        gap = 0;
        start = index + 1;
        return filled;
      }, []);
    },
  };
}
