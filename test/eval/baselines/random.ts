import { below, randomFrom } from '../inputs/random.ts';
import { countTokens } from '../tokens.ts';
import { unitsOf } from './units.ts';

/** Units of a text drawn by chance, as many as fit, in order; the same ones each time for the same seed. */
export function randomUnits(text: string, seed: number, tokens: number): string {
  const units = unitsOf(text);
  const random = randomFrom(seed);
  const left = [...units.keys()];
  const kept = new Set<number>();
  let room = tokens;
  while (left.length > 0) {
    const [index = 0] = left.splice(below(random, left.length), 1);
    const cost = countTokens(units[index] ?? '') + 1;
    if (cost > room) continue;
    kept.add(index);
    room -= cost;
  }
  return units.filter((_, index) => kept.has(index)).join('\n');
}
