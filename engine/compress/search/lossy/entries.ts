import { type Hit, isNotice, type SearchLine } from '../hit.ts';
import type { Place } from './places.ts';

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
}

/** What a search found, looked over. */
export interface Findings {
  /** Distinct lines in the order of their first hits. */
  readonly entries: readonly Entry[];
  /** In the order of the search. */
  readonly files: readonly Place[];
  /** How many lines were found, without the lines around them. */
  readonly hits: number;
  /** How many lines around hits were printed. */
  readonly around: number;
  /** Lines that are no hits: what the search says about itself. */
  readonly notices: readonly string[];
}

/** Puts together what is equal, blanks at the ends aside. */
export function findingsOf(lines: readonly SearchLine[]): Findings {
  const found = lines.filter((line) => typeof line !== 'string');
  const hits = found.filter(({ mark }) => mark === ':');
  const byText = Map.groupBy(hits, ({ text }) => text.trim());
  const byPath = Map.groupBy(hits, ({ path }) => path);
  return {
    entries: [...byText].flatMap(([text, equal]) => entryOf(text, equal)),
    files: [...byPath].map(([path, own]) => ({ path, hits: own.length })),
    hits: hits.length,
    around: found.length - hits.length,
    notices: lines.filter(isNotice),
  };
}

function entryOf(text: string, equal: readonly Hit[]): readonly Entry[] {
  const [hit] = equal;
  if (hit === undefined) return [];
  const files = new Set(equal.map(({ path }) => path)).size;
  return [{ hit, text, hits: equal.length, files }];
}
