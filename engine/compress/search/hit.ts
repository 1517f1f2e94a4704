import type { Frame } from './frame.ts';

/** One line that a search printed, cut where its parts meet. */
export interface Hit {
  /** As the search printed it; empty where it printed none. */
  readonly path: string;
  /** `:` in front of what was found, `-` in front of a line around it, `=` in front of what it stands in. */
  readonly mark: Mark;
  /** Digits; empty where the search printed no line numbers. */
  readonly number: string;
  /** The line of the file, behind a column number where one was printed. */
  readonly text: string;
}

export type Mark = ':' | '-' | '=';

/** A hit, or a line that is none: a separator, a notice, a blank line. */
export type SearchLine = Hit | string;

/** How a search printed its hits. */
export type Style =
  /** `FILE:LINE:text`, as grep -rn, git grep -n and ripgrep without a terminal do. */
  | 'numbered'
  /** `FILE:text`, as grep -r does. */
  | 'unnumbered'
  /** `FILE:text` and around it `FILE-text`, as grep -r -C does. */
  | 'marked'
  /** `LINE:text`, as grep -n does for a single file. */
  | 'single'
  /** The file on a line of its own, below it `LINE:text`, as ripgrep on a terminal and editors do. */
  | 'headed';

/** What a search printed, line by line. */
export interface SearchOutput {
  readonly style: Style;
  readonly lines: readonly SearchLine[];
  /** What stood around names and numbers in the style `headed`, where that is known. */
  readonly frame?: Frame;
}

/** Hits of one file that follow each other, and the separators between them; or lines that are no hits. */
export interface Group {
  /** Undefined where the lines are no hits. */
  readonly path: string | undefined;
  readonly hits: readonly SearchLine[];
}

/** The line that separates hits of which the lines around are printed. */
export const SEPARATOR = '--';

const BETWEEN_HITS = /^-{0,4}$/;
/** Stands between hits of a file; editors draw it longer. */
const SEPARATING = /^-{2,4}$/;

/** Whether a line is neither a hit nor between hits: what a search says about itself. */
export function isNotice(line: SearchLine): line is string {
  return typeof line === 'string' && !BETWEEN_HITS.test(line);
}

/** Whether a line separates hits of a file. */
export function isSeparator(line: SearchLine): boolean {
  return typeof line === 'string' && SEPARATING.test(line);
}

/** The mark that a sign is; that of what was found for any other one. */
export function markOf(sign: string | undefined): Mark {
  return sign === '-' || sign === '=' ? sign : ':';
}

/** The file's name without its directories, and these with their last sign. */
export function cutPath(path: string): { readonly directory: string; readonly name: string } {
  const last = Math.max(
    path.lastIndexOf('/', path.length - 2),
    path.lastIndexOf('\\', path.length - 2),
  );
  return { directory: path.slice(0, last + 1), name: path.slice(last + 1) };
}
