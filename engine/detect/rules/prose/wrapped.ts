import { anyOf } from '../../../common/patterns.ts';
import { share } from '../../sample.ts';

/** So many of the lines of a wrapped text are full, and longer than this. */
const LEAST_FULL = 0.15;
const SHORTEST_FULL = 45;
/** Where lines break behind phrases, before they are full, so many of them go on in the next. */
const LEAST_BROKEN = 0.3;
/** What ends a line that goes on, a hyphen among it, and the word it goes on with. */
const GOES_ON = /[\p{L}\p{N}\p{Pd},'"’”)]$/u;
const NEXT_WORD = /^[\p{Ll}(]\S*/u;
/** Nearly all lines of a text are within its margins; some hold addresses or code that cannot be broken. */
const WITHIN_MARGINS = 0.9;
/** Comments are wrapped as well, but what they stand in is code: more lines of it than a manual has. */
const CODE = anyOf([
  /[;{}]$/,
  /^\s*(?:(?:def|class) \w.*:$|(?:import|from) \w|#\s*(?:include|define|if|ifdef|ifndef|endif)\b)/,
  /^\s*\((?:def\w+|setq|let|require|provide)\b/,
]);
const MOST_CODE = 0.05;
/** With examples of code, a manual still has so many times more full lines. */
const FULL_FOR_CODE = 6;
/** The messages of commits are wrapped as well, but belong to their commits. */
const COMMIT = /^commit [0-9a-f]{7,40}\b/;

/**
 * Whether lines are the paragraphs of a text that was filled to a right margin, as manuals, licences and mails
 * are: a line goes on in the next one, whose first word it had no room for. Lists have long lines as well, but
 * these end where their entries do.
 */
export function isWrapped(lines: readonly string[]): boolean {
  if (lines.some((line) => COMMIT.test(line))) return false;
  const lengths = Int32Array.from(lines, (line) => line.trimEnd().length).sort();
  const margin = lengths[Math.floor(lengths.length * WITHIN_MARGINS)] ?? 0;
  const next = lines.map((line, index) => nextWord(line, lines[index + 1] ?? ''));
  const broken = next.filter((word) => word !== undefined).length;
  const full = next.filter(
    (word, index) =>
      word !== undefined && (lines[index] ?? '').trimEnd().length + 1 + word.length >= margin,
  ).length;
  const code = share(lines, CODE);
  if (code > MOST_CODE && code * FULL_FOR_CODE * lines.length > full) return false;
  return full >= LEAST_FULL * lines.length || broken >= LEAST_BROKEN * lines.length;
}

/** The word that a long line goes on with in the next one; undefined where it ends. */
function nextWord(line: string, next: string): string | undefined {
  const shown = line.trimEnd();
  if (shown.length < SHORTEST_FULL || !GOES_ON.test(shown)) return undefined;
  const indent = line.search(/\S/);
  if (next.search(/\S/) !== indent) return undefined;
  return NEXT_WORD.exec(next.slice(indent))?.[0];
}
