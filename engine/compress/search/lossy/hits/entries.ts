import { type Hit, isNotice, type SearchLine } from '../../hit.ts';
import type { Place } from '../places.ts';

/** A line that was found, once for all places where the same line stands. */
export interface Entry {
  /** The first hit with this text. */
  readonly hit: Hit;
  /** Without the blanks around it. */
  readonly text: string;
  /** How many hits have this text. */
  readonly hits: number;
  /** In how many files. */
  readonly files: number;
  /** The place of the first hit in what the search printed. */
  readonly index: number;
}

/** A line that was printed around a hit. */
export interface Neighbour {
  readonly hit: Hit;
  /** Its place in what the search printed. */
  readonly index: number;
  /** The place of the nearest hit above or below it, if one of the same block is printed. */
  readonly of: number | undefined;
}

/** What a search found, looked over. */
export interface Findings {
  /** Distinct lines in the order of their first hits. */
  readonly entries: readonly Entry[];
  /** In the order of the search. */
  readonly files: readonly Place[];
  /** How many lines were found, without the lines around them. */
  readonly hits: number;
  /** In the order of the search. */
  readonly around: readonly Neighbour[];
  /** Lines that are no hits: what the search says about itself. */
  readonly notices: readonly string[];
}

/** Puts together what is equal, blanks at the ends aside. */
export function findingsOf(lines: readonly SearchLine[]): Findings {
  const found = lines.flatMap((hit, index) => (typeof hit === 'string' ? [] : [{ hit, index }]));
  const hits = found.filter(({ hit }) => hit.mark === ':');
  const byText = Map.groupBy(hits, ({ hit }) => hit.text.trim());
  const byPath = Map.groupBy(hits, ({ hit }) => hit.path);
  return {
    entries: [...byText].flatMap(([text, equal]) => entryOf(text, equal)),
    files: [...byPath].map(([path, own]) => ({ path, hits: own.length })),
    hits: hits.length,
    around: neighboursIn(lines),
    notices: lines.filter(isNotice),
  };
}

/** A hit with its place in what the search printed. */
interface Found {
  readonly hit: Hit;
  readonly index: number;
}

function entryOf(text: string, equal: readonly Found[]): readonly Entry[] {
  const [first] = equal;
  if (first === undefined) return [];
  const files = new Set(equal.map(({ hit }) => hit.path)).size;
  return [{ ...first, text, hits: equal.length, files }];
}

function neighboursIn(lines: readonly SearchLine[]): readonly Neighbour[] {
  const above = lastHits(lines);
  const below = lastHits(lines.toReversed())
    .toReversed()
    .map((place) => (place === undefined ? undefined : lines.length - 1 - place));
  return lines.flatMap((hit, index) =>
    typeof hit === 'string' || hit.mark === ':'
      ? []
      : [{ hit, index, of: nearest(index, above[index], below[index]) }],
  );
}

/** For each line the place of the last hit up to it that no separator and no other file stands in front of. */
function lastHits(lines: readonly SearchLine[]): readonly (number | undefined)[] {
  let last: number | undefined;
  let path: string | undefined;
  return lines.map((line, index) => {
    const isPart = typeof line !== 'string' && line.path === path;
    path = typeof line === 'string' ? undefined : line.path;
    if (!isPart) last = undefined;
    if (typeof line !== 'string' && line.mark === ':') last = index;
    return last;
  });
}

function nearest(
  index: number,
  above: number | undefined,
  below: number | undefined,
): number | undefined {
  if (above === undefined || below === undefined) return above ?? below;
  return index - above <= below - index ? above : below;
}
