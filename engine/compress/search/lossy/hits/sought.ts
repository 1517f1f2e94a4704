import type { Query } from '../../../../content.ts';
import { escapePattern } from '../../../../relevance/anchor-search.ts';
import { queryTerms } from '../../../../relevance/query-terms.ts';

/** Where in a line the text stands that the search looked for; -1 where that is not known. */
export type FindSought = (line: string) => number;

/** Terms of the question that are looked for in a line, one after the other. */
const MOST_TERMS = 8;
/** How much more an exact name counts than a word. */
const EXACT = 2;
/** So many lines tell which terms the search looked for. */
const MOST_JUDGED = 12;
/** What stands further behind in a line is not looked at. */
const LONGEST_LOOKED_AT = 60_000;

/**
 * Finds what the search looked for: no output says it, but of the terms of the question it is the one that stands in
 * most of the lines that were found, those of the call's arguments counting more.
 */
export function soughtIn(lines: readonly string[], query: Query): FindSought {
  const { anchors, words } = queryTerms(query);
  const judged = lines
    .slice(0, MOST_JUDGED)
    .map((line) => line.slice(0, LONGEST_LOOKED_AT).toLowerCase());
  const exact = anchors.map(({ text, weight }) => ({ text, weight: EXACT * weight }));
  const patterns = [...exact, ...words]
    .map(({ text, weight }) => {
      const term = text.toLowerCase();
      return { term, points: weight * judged.filter((line) => line.includes(term)).length };
    })
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points || other.term.length - one.term.length)
    .slice(0, MOST_TERMS)
    .map(({ term }) => new RegExp(escapePattern(term), 'i'));
  return (line) => {
    const looked = line.slice(0, LONGEST_LOOKED_AT);
    for (const pattern of patterns) {
      const found = looked.search(pattern);
      if (found !== -1) return found;
    }
    return -1;
  };
}
