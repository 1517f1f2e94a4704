import type { Query } from '../content.ts';
import { textEnds } from '../common/text-ends.ts';
import { anchorsIn } from './anchors.ts';
import { STOPWORDS } from './stopwords.ts';
import { wordsOf } from './words.ts';

/** A word or an exact string that a query asks for. */
export interface QueryTerm {
  /** A lower-case word, or the exact string of an anchor. */
  readonly text: string;
  /** How much it counts: the assistant's words and paths 1, the user's words 2, the tool call's arguments 3, summed. */
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

/** A path or the name of a file: where a text is from says little of what is sought in it. */
const PATH = /[\w.@~-]*\/[\w.@/~-]*|\b[\w-]+\.[a-z]{1,5}\b/g;

/** The words and anchors of a query with their weights. The same term in two parts of the query has both weights. */
export function queryTerms(query: Query): QueryTerms {
  const toolArguments = ends(argumentValues(query.toolArguments));
  const paths = (toolArguments.match(PATH) ?? []).join(' ');
  const said = [
    [ends(query.user), 2],
    [ends(query.assistant), 1],
  ] as const;
  const worded = [[toolArguments.replaceAll(PATH, ' '), 3], ...said, [paths, 1]] as const;
  const words = weights(worded, (text) => wordsOf(text).filter(isTelling));
  const anchors = weights([[toolArguments, 3], ...said], anchorsIn);
  return { words: weightiest(words, MOST_WORDS), anchors: weightiest(anchors, MOST_ANCHORS) };
}

function weights(
  parts: readonly (readonly [text: string, weight: number])[],
  termsIn: (text: string) => Iterable<string>,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [text, weight] of parts) {
    for (const term of new Set(termsIn(text))) sums.set(term, (sums.get(term) ?? 0) + weight);
  }
  return sums;
}

function ends(text: string): string {
  return textEnds(text, LONGEST_PART);
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
