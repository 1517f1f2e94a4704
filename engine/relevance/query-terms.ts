import type { Query } from '../content.ts';
import { anchorsIn } from './anchors.ts';
import { STOPWORDS } from './stopwords.ts';
import { wordsOf } from './words.ts';

/** A word or an exact string that a query asks for. */
export interface QueryTerm {
  /** A lower-case word, or the exact string of an anchor. */
  readonly text: string;
  /** How much it counts: the assistant's words 1, the user's 2, the tool call's arguments 3, summed. */
  readonly weight: number;
}

/** All that relevance to a query is judged by. */
export interface QueryTerms {
  /** Lower-case words without stopwords, the weightiest 64. */
  readonly words: readonly QueryTerm[];
  /** Ids, numbers, paths, names and quoted strings, the weightiest 32. */
  readonly anchors: readonly QueryTerm[];
}

const MOST_WORDS = 64;
const MOST_ANCHORS = 32;
/** A longer text is a payload with a question around it; the question stands at its start or its end. */
const LONGEST_PART = 4000;

/** The words and anchors of a query with their weights. The same term in two parts of the query has both weights. */
export function queryTerms(query: Query): QueryTerms {
  const words = new Map<string, number>();
  const anchors = new Map<string, number>();
  for (const [text, weight] of weightedParts(query)) {
    for (const word of new Set(wordsOf(text))) {
      if (isTelling(word)) words.set(word, (words.get(word) ?? 0) + weight);
    }
    for (const anchor of anchorsIn(text)) {
      anchors.set(anchor, (anchors.get(anchor) ?? 0) + weight);
    }
  }
  return { words: weightiest(words, MOST_WORDS), anchors: weightiest(anchors, MOST_ANCHORS) };
}

function weightedParts(query: Query): readonly (readonly [string, number])[] {
  return [
    [ends(argumentValues(query.toolArguments)), 3],
    [ends(query.user), 2],
    [ends(query.assistant), 1],
  ];
}

function ends(text: string): string {
  if (text.length <= LONGEST_PART) return text;
  return `${text.slice(0, LONGEST_PART / 2)}\n${text.slice(-LONGEST_PART / 2)}`;
}

/** The values of JSON arguments, each a quoted line: the names of parameters ask for nothing. */
function argumentValues(toolArguments: string): string {
  if (toolArguments === '') return '';
  try {
    const values: string[] = [];
    JSON.parse(toolArguments, (_, value: unknown) => {
      if (typeof value === 'string') values.push(`"${value}"\n${value}`);
      if (typeof value === 'number') values.push(String(value));
      return value;
    });
    return values.join('\n');
  } catch {
    return toolArguments;
  }
}

function isTelling(word: string): boolean {
  return word.length > 1 && !STOPWORDS.has(word);
}

function weightiest(terms: ReadonlyMap<string, number>, limit: number): readonly QueryTerm[] {
  return [...terms]
    .map(([text, weight]) => ({ text, weight }))
    .sort((one, other) => other.weight - one.weight)
    .slice(0, limit);
}
