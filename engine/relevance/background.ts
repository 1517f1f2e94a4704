import { once } from '../common/once.ts';
import { BACKGROUND_RARITY } from './data/background-rarity.ts';

/** Slots of the table; a word's slot is the lower bits of its hash. */
export const RARITY_SLOTS: number = 1 << 16;
const MASK = RARITY_SLOTS - 1;

/**
 * How rare words are in English: for each slot a number of bits from 0 to 15, one more for words in half as many paragraphs;
 * words that were not seen have the most. Where the counts are from stands in `data/background-rarity.ts`.
 */
export const backgroundRarity: () => Uint8Array = once(() => {
  const packed = Buffer.from(BACKGROUND_RARITY, 'base64');
  const table = new Uint8Array(RARITY_SLOTS);
  for (let index = 0; index < packed.length; index += 1) {
    const pair = packed[index] ?? 0;
    table[2 * index] = pair & 15;
    table[2 * index + 1] = pair >> 4;
  }
  return table;
});

/** The entry of a word with this hash in the table. */
export function rarityIn(table: Uint8Array, hash: number): number {
  return table[hash & MASK] ?? 0;
}
