import type { Span } from '../document/span.ts';
import type { Section } from '../section.ts';
import { shorten } from '../shorten.ts';

const LONGEST_QUOTATION = 200;

/** What `lines`, `rows` and `path` select, or why they select nothing. */
export interface Selection {
  readonly sections: readonly Section[];
  /** Where the sections lie. */
  readonly spans: readonly Span[];
  /** The JSON values that are selected, where rows or paths of JSON are. */
  readonly values: readonly number[];
  /** What to tell the model about selectors that name nothing. */
  readonly problems: readonly string[];
  /** What to tell where the sections themselves are shown, which are not all that is selected: a search is in all of it. */
  readonly limits?: readonly string[];
}

/** The selection of a request without selectors. */
export const NOTHING: Selection = { sections: [], spans: [], values: [], problems: [] };

/** Nothing, and why. */
export function nothingBecause(problem: string): Selection {
  return { ...NOTHING, problems: [problem] };
}

/** A selection with what else is to be told, first. */
export function withProblems(problems: readonly string[], selection: Selection): Selection {
  return { ...selection, problems: [...problems, ...selection.problems] };
}

/** What a request names, in quotation marks; of a long text the beginning. */
export function quoted(text: string): string {
  return `"${shorten(text, LONGEST_QUOTATION)}"`;
}
