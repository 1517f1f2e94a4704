import { anyOf } from '../common/patterns.ts';
import { isClosing, verdictOf } from '../lines/verdict.ts';
import type { Part } from './tool.ts';

/** How shells report a run, whatever it was of. */
const EXIT = /\bexit(?:ed)?(?: with)?(?: non-zero)? (?:code|status)\b/;
/** How runners of continuous integration and operating systems report what went wrong. */
const FAILURE = anyOf([
  /^(?:##\[error\]|::error\b)/,
  /^(?:Segmentation fault|Killed|Aborted|Bus error|Terminated)\b/,
  /\(core dumped\)|: command not found$|^(?:fatal|panic)(?: error)?: /,
  /[Oo]ut of memory|No space left on device/,
]);
/** A place in a file, or a failure by its number, with what is wrong there. */
const WRONG = anyOf([
  /^[^\s:]\S{0,300}?[:(]\d+(?:[:,]\d+)?\)?(?::|: | - )(?:.{0,100} )?(?:[Ee]rror|[Ff]ailure|[EF](?=:))\b/,
  /^\s*(?:error|ERROR|Error)\b(?:: | in | • |\[)|^ *\d{1,4}\) \S/,
  /\bTest Failed at \S|^ ?ERR_[A-Z_]+ |^FAIL in \(/,
]);
/** A warning, or a place with a rule that it breaks. */
const NOTED = anyOf([
  /^[^\s:]\S{0,300}?[:(]\d+(?:[:,]\d+)?\)?(?::|: | - ).{0,100}\b[Ww]arning\b/,
  /:\d+:\d+: (?:[A-Z]: |.{1,400} \([a-z][\w:/-]{2,60}\)$)/,
  /^\s*(?:warning|WARNING|Warning)\b(?:: | in | • |\[)/,
  /^(?:##\[warning\]|::warning\b)/,
]);
/** How far a run has come, and what it fetches or makes on its way. */
const PROGRESS = anyOf([
  /^\W{0,3}\[? *\d[\d,]*(?:%| of [\d,]+|\/ ?[\d,]+)[\]:]? |^Progress\b/,
  /^(?:Downloading|Downloaded|Retrieving|Fetching|Compiling|Linking|Linting|Building) \S/,
]);
const MISHAP = /error|fail|cannot|could not|refused|denied|not found|timed? ?out/i;
/** What was expected and what came instead, and places that stand on a line of their own. */
const EXPECTATION = anyOf([
  /^[\s│`'"]*(?:[Ee]xpected|[Aa]ctual|[Rr]eceived|[Gg]ot|[Bb]ut (?:was|got))\b(?! *=[^=]).*\S/,
  /^[\s│`'"]*(?:[Ww]ant(?:ed)?|left|right|[Ww]hich is|Evaluated|Failed asserting)\b(?! *=[^=]).*\S/,
  /^File ".+", lines? \d+/,
]);

/** A count that goes on with the next line. */
const UNDER_WAY =
  /\bExecuted (\d+) of (?!\1\b)\d+\b|^\d+:\d\d \+\d+(?: [~-]\d+)*: .*(?<!\[E\]|failed\.|passed!)$/;

/** What a line is by the words that all tools use; undefined for one that says nothing of a run. */
export function partOfAnyTool(line: string): Part | undefined {
  if (UNDER_WAY.test(line)) return 'progress';
  if (isClosing(line) || EXIT.test(line)) return 'summary';
  const verdict = verdictOf(line);
  if (verdict === 'failed' || FAILURE.test(line) || WRONG.test(line)) return 'failure';
  if (NOTED.test(line)) return 'warning';
  if (EXPECTATION.test(line)) return 'detail';
  if (verdict !== undefined) return verdict;
  return PROGRESS.test(line) && !MISHAP.test(line) ? 'progress' : undefined;
}
