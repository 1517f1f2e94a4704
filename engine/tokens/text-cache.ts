import { RecentMap } from '../store/recent-map.ts';

/** UTF-16 units of all texts whose counts are kept; those asked about longest ago go. */
const MOST = 16 * 1024 * 1024;
/** A shorter one is counted about as fast as it is found. */
const SHORTEST = 256;
/** A longer one would leave no room for others. */
const LONGEST = MOST / 2;

interface Counted {
  readonly tokens: number;
  readonly length: number;
}

/** The same function, without the work where a text was counted before: conversations come again with each request. */
export function countingTexts(count: (text: string) => number): (text: string) => number {
  const known = new RecentMap<Counted>({ most: MOST, weigh: ({ length }) => length });
  return (text) => {
    const { length } = text;
    if (length < SHORTEST || length > LONGEST) return count(text);
    const counted = known.get(text);
    if (counted !== undefined) return counted.tokens;
    const tokens = count(text);
    known.set(text, { tokens, length });
    return tokens;
  };
}
