import { share } from '../sample.ts';

/** So many of the lines of a wrapped text are full, and longer than this. */
const LEAST_FULL = 0.15;
const SHORTEST_FULL = 45;
/** What ends a line that goes on, a hyphen among it, and the word it goes on with. */
const GOES_ON = /[\p{L}\p{N}\p{Pd},'"’”)]$/u;
const NEXT_WORD = /^[\p{Ll}(]\S*/u;
/** Nearly all lines of a text are within its margins; some hold addresses or code that cannot be broken. */
const WITHIN_MARGINS = 0.9;
/** Comments are wrapped as well, but what they stand in is code: more lines of it than a manual has. */
const CODE =
  /[;{}]$|^\s*(?:(?:def|class) \w.*:$|(?:import|from) \w|#\s*(?:include|define|if|ifdef|ifndef|endif)\b|\((?:def\w+|setq|let|require|provide)\b)/;
const MOST_CODE = 0.05;
/** The messages of commits are wrapped as well, but belong to their commits. */
const COMMIT = /^commit [0-9a-f]{7,40}\b/;

/**
 * Whether lines are the paragraphs of a text that was filled to a right margin, as manuals, licences and mails
 * are: a line goes on in the next one, whose first word it had no room for. Lists have long lines as well, but
 * these end where their entries do.
 */
export function isWrapped(lines: readonly string[]): boolean {
  if (share(lines, CODE) > MOST_CODE || lines.some((line) => COMMIT.test(line))) return false;
  const lengths = Int32Array.from(lines, (line) => line.trimEnd().length).sort();
  const margin = lengths[Math.floor(lengths.length * WITHIN_MARGINS)] ?? 0;
  const full = lines.filter((line, index) => isFull(line, lines[index + 1] ?? '', margin));
  return full.length >= LEAST_FULL * lines.length;
}

function isFull(line: string, next: string, margin: number): boolean {
  const shown = line.trimEnd();
  if (shown.length < SHORTEST_FULL || !GOES_ON.test(shown)) return false;
  const indent = line.search(/\S/);
  if (next.search(/\S/) !== indent) return false;
  const word = NEXT_WORD.exec(next.slice(indent))?.[0];
  return word !== undefined && shown.length + 1 + word.length >= margin;
}
