/**
 * Counts in how many paragraphs words stand and writes `engine/relevance/data/background-rarity.ts`. Run it before
 * `train.ts` with `node --conditions=headroom-source scripts/train-scorer/rare-words.ts`; HEADROOM_DATA names the data.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { RARITY_SLOTS } from '../../engine/relevance/background.ts';
import { scanWords } from '../../engine/relevance/words.ts';
import { dataFolder } from '../../test/support/data-folder.ts';
import { trainingParagraphs } from './questions.ts';
import { root } from '../places.ts';

/** Words in fewer paragraphs count as never seen, which keeps chance out of the table. */
const FEWEST_PARAGRAPHS = 2;
const MOST_BITS = 15;

const paragraphs = trainingParagraphs(dataFolder());
const counts = new Map<number, number>();
for (const paragraph of paragraphs) {
  const words = new Set<number>();
  scanWords(paragraph, (hash) => words.add(hash));
  for (const hash of words) counts.set(hash, (counts.get(hash) ?? 0) + 1);
}
const table = new Uint8Array(RARITY_SLOTS).fill(MOST_BITS);
for (const [hash, count] of counts) {
  if (count < FEWEST_PARAGRAPHS) continue;
  const slot = hash % RARITY_SLOTS;
  table[slot] = Math.min(table[slot] ?? 0, Math.round(Math.log2(paragraphs.length / count)));
}
const packed = Buffer.alloc(RARITY_SLOTS / 2);
for (let index = 0; index < packed.length; index += 1) {
  packed[index] = (table[2 * index] ?? 0) | ((table[2 * index + 1] ?? 0) << 4);
}
writeFileSync(
  join(root, 'engine/relevance/data/background-rarity.ts'),
  `/**
 * How rare words are in English, 4 bits for each of ${RARITY_SLOTS} slots, in base64; read it with \`backgroundRarity\`. Written by
 * \`scripts/train-scorer/rare-words.ts\` from ${paragraphs.length} paragraphs with ${counts.size} different words of Natural Questions
 * (text of Wikipedia, CC BY-SA 3.0), COVID-QA (Apache-2.0) and PolicyQA (MIT). It holds counts, no text.
 */
export const BACKGROUND_RARITY: string =
  '${packed.toString('base64')}';
`,
);
console.log(`${paragraphs.length} paragraphs, ${counts.size} words`);
