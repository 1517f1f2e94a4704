import type { Query } from '../../../engine/content.ts';
import { rank } from '../../../engine/relevance/rank.ts';
import { scoreSentences } from '../../../engine/relevance/sentences/score-sentences.ts';
import type { Sentence } from '../../../engine/relevance/sentences/sentence.ts';
import { type BenchRow, collectGarbage, rateRow } from '../samples.ts';
import { textMakers } from './texts.ts';

const SIZE = 100_000;
const WARM_UP = 10;
const ITERATIONS = 30;
/** Its words stand in many of the sentences, so that none is passed over unread. */
const query: Query = {
  user: 'Which people found work at the school, and what did they say about the house?',
  toolArguments: '{"query":"small world, great years"}',
  assistant: 'I will look for the place where they live.',
};

/** How fast texts are judged by the question: pieces by BM25, sentences by the trained scorer. */
export function relevanceRows(): readonly BenchRow[] {
  return [
    rateRow(
      ratesOf((text) => rank(text.split('\n'), query)),
      { name: 'bm25', unit: 'MB/s', least: 25 },
    ),
    rateRow(
      ratesOf((text) => scoreSentences({ text, sentences: sentencesOf(text) }, query)),
      { name: 'sentence-scorer', unit: 'MB/s', least: 10 },
    ),
  ];
}

function ratesOf(judge: (text: string) => unknown): readonly number[] {
  const rates: number[] = [];
  collectGarbage();
  for (let seed = 0; seed < WARM_UP + ITERATIONS; seed += 1) {
    const text = textMakers.prose?.(SIZE, seed) ?? '';
    const start = performance.now();
    judge(text);
    const elapsed = performance.now() - start;
    if (seed >= WARM_UP) rates.push(text.length / 1000 / elapsed);
  }
  return rates;
}

/** Sentences of the made-up prose, whose paragraphs are its lines. */
function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let start = 0;
  for (const match of text.matchAll(/\.(?: |\n+)/g)) {
    const end = match.index + 1;
    sentences.push({ start, end, paragraph, heading: undefined });
    if (match[0].includes('\n')) paragraph += 1;
    start = match.index + match[0].length;
  }
  return sentences;
}
