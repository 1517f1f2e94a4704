import { wordsOf } from '../../../engine/relevance/words.ts';

/** A passage of a page. */
export interface Passage {
  readonly title: string;
  readonly passage: string;
}

interface Posting {
  readonly passage: number;
  readonly points: number;
}

const K1 = 1.2;
const B = 0.75;

/** A search over passages by BM25: for a question all that share a word with it, the best first. */
export function nearestPassages(
  passages: readonly Passage[],
): (question: string) => readonly Passage[] {
  const postings = postingsOf(passages);
  return (question) => {
    const scores = new Map<number, number>();
    for (const word of new Set(wordsOf(question))) {
      for (const { passage, points } of postings.get(word) ?? []) {
        scores.set(passage, (scores.get(passage) ?? 0) + points);
      }
    }
    return [...scores]
      .sort(([one, a], [other, b]) => b - a || one - other)
      .flatMap(([passage]) => passages[passage] ?? []);
  };
}

function postingsOf(passages: readonly Passage[]): ReadonlyMap<string, readonly Posting[]> {
  const texts = passages.map(({ title, passage }) => wordsOf(`${title} ${passage}`));
  const average = texts.reduce((sum, words) => sum + words.length, 0) / Math.max(1, texts.length);
  const found = new Map<string, Map<number, number>>();
  for (const [index, words] of texts.entries()) {
    for (const word of words) {
      const counts = found.get(word) ?? new Map<number, number>();
      counts.set(index, (counts.get(index) ?? 0) + 1);
      found.set(word, counts);
    }
  }
  return new Map(
    [...found].map(([word, counts]) => {
      const rarity = Math.log(1 + (texts.length - counts.size + 0.5) / (counts.size + 0.5));
      const own = [...counts].map(([passage, count]) => {
        const length = (texts[passage]?.length ?? 0) / Math.max(1, average);
        return {
          passage,
          points: (rarity * count * (K1 + 1)) / (count + K1 * (1 - B + B * length)),
        };
      });
      return [word, own];
    }),
  );
}
