/** The fractions of its multiples lie evenly between 0 and 1, however many there are (Sós, 1958). */
const GOLDEN_SECTION = 0.618_033_988_749_895;

/** The numbers from 0 below `count` in an order of which every beginning is spread evenly over them. */
export function evenlySpread(count: number): readonly number[] {
  const numbers = new Set<number>();
  for (let turn = 0; numbers.size < count; turn += 1) {
    numbers.add(Math.floor(((turn * GOLDEN_SECTION) % 1) * count));
  }
  return [...numbers];
}
