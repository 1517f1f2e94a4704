import { describe, expect, it } from 'vitest';
import { elideJson } from '../../../../../engine/compress/json/lossy/index.ts';
import { contextFor, createRandom } from './support.ts';

const SEEDS = 40;
const BUDGET = 1500;
const WORDS =
  'system network service deploy update cluster memory latency request handler module storage index query cache policy'.split(
    ' ',
  );
const FAILURES = [
  'FATAL: refused by',
  'Traceback: KeyError in',
  'failed with exception in',
  'ERROR in',
];
const OUTLIERS = [87.5, 40, -30, 63.2];
const FIELDS = ['deprecated', 'note', 'warning', 'flag'];

interface Result {
  readonly [key: string]: unknown;
  readonly id: string;
}

type Needle = (row: Result, nth: number) => Result;

const needles: readonly Needle[] = [
  (row, nth) => ({ ...row, snippet: `${FAILURES[nth] ?? ''} ${String(row['title'])}` }),
  (row, nth) => ({ ...row, score: OUTLIERS[nth] }),
  (row, nth) => ({ ...row, category: `special-${nth}` }),
  (row, nth) => ({ ...row, [FIELDS[nth] ?? '']: true }),
  (row) => row,
];

describe('twenty needles among a thousand search results', () => {
  it(`are all shown within ${BUDGET} tokens, at any positions`, () => {
    const missed: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { rows, planted, asked } = haystack(seed);
      const context = contextFor(`tell me about ${asked.join(', ')}`, BUDGET);
      const text = elideJson(JSON.stringify(rows), context) ?? '';
      expect(context.counter.estimate(text)).toBeLessThanOrEqual(BUDGET);
      // A prefix that all ids share may be factored out.
      const missing = planted.filter((id) => !text.includes(id.slice('doc_'.length)));
      missed.push(...missing.map((id) => `${seed}: ${id}`));
    }
    expect(missed).toEqual([]);
  });
});

function haystack(seed: number) {
  const random = createRandom(seed);
  const word = (): string => WORDS[random(WORDS.length)] ?? '';
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const rows: Result[] = Array.from({ length: 1000 }, (_, index) => ({
    id: `doc_${10_000 + index * 7}`,
    score: random(1000) / 1000,
    title: words(3),
    snippet: words(12),
    category: ['tutorial', 'reference', 'guide', 'news'][random(4)],
  }));
  const positions = new Set<number>();
  while (positions.size < 20) positions.add(random(1000));
  const asked: string[] = [];
  const planted = [...positions].map((position, nth) => {
    const row = rows[position];
    const needle = needles[nth % needles.length];
    if (!row || !needle) return '';
    rows[position] = needle(row, Math.floor(nth / needles.length));
    if (nth % needles.length === needles.length - 1) asked.push(row.id);
    return row.id;
  });
  return { rows, planted, asked };
}
