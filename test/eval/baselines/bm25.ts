import { sum } from '../report/statistics.ts';
import { countTokens } from '../tokens.ts';
import { unitsOf } from './units.ts';

const K1 = 1.2;
const B = 0.75;

/** The lines of a text that BM25 (Robertson 1994, k1 1.2, b 0.75) ranks highest, as many as fit, in order. */
export function bm25(text: string, query: string, tokens: number): string {
  const units = unitsOf(text);
  const scores = scoresOf(units.map(wordsOf), new Set(wordsOf(query)));
  const ranked = [...units.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const kept = new Set<number>();
  let left = tokens;
  for (const index of ranked) {
    const cost = countTokens(units[index] ?? '') + 1;
    if (cost > left) continue;
    kept.add(index);
    left -= cost;
  }
  return units.filter((_, index) => kept.has(index)).join('\n');
}

function scoresOf(
  documents: readonly (readonly string[])[],
  query: ReadonlySet<string>,
): readonly number[] {
  const average = sum(documents.map((words) => words.length)) / Math.max(1, documents.length);
  const counts = documents.map((words) => countsOf(words.filter((word) => query.has(word))));
  const frequency = countsOf(counts.flatMap((words) => [...words.keys()]));
  return documents.map(({ length }, index) => {
    const norm = K1 * (1 - B + (B * length) / Math.max(1, average));
    const terms = [...(counts[index] ?? [])].map(([word, count]) => {
      const found = frequency.get(word) ?? 0;
      const rarity = Math.log(1 + (documents.length - found + 0.5) / (found + 0.5));
      return (rarity * count * (K1 + 1)) / (count + norm);
    });
    return sum(terms);
  });
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Lower-case words; each Han character is one. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
}
