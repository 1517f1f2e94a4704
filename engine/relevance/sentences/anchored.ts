import { searchAnchors } from '../anchor-search.ts';
import type { Question } from './question.ts';
import type { SentenceSource } from './sentence.ts';

const FEW_SENTENCES = 3;
const COMMON_SHARE = 0.05;

/**
 * The positions of the sentences that hold an exact string of the question, such as an id, a number, a path or a
 * quotation, which few sentences hold.
 */
export function anchoredSentences(
  { text, sentences }: SentenceSource,
  { terms: { anchors } }: Question,
): ReadonlySet<number> {
  const find = searchAnchors(anchors.map((anchor) => anchor.text));
  const holders = anchors.map((): number[] => []);
  for (const [index, { start, end }] of sentences.entries()) {
    find(text.slice(start, end), (anchor) => holders[anchor]?.push(index));
  }
  const few = Math.max(FEW_SENTENCES, sentences.length * COMMON_SHARE);
  return new Set(holders.filter(({ length }) => length <= few).flat());
}
