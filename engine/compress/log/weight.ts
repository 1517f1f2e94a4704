import { readSystemCall } from '../../lines/system-call.ts';
import { withoutCodeNames } from './code-names.ts';

/** How much a line matters, from the result of a run down to debugging. */
export const WEIGHT = {
  /** Failed tests, summaries, exit codes: each one is different and none is like another. */
  result: 0,
  /** What a test or a tool says about a failure: assertions and places, each of them different. */
  detail: 1,
  /** Errors, fatal errors and panics by their level, and lines without a level that report a failure. */
  error: 2,
  warning: 3,
  /** Lines of a lower level that speak of a failure. */
  suspect: 4,
  plain: 5,
  debug: 6,
} as const;

/** One of the values of `WEIGHT`: less is more important. */
export type Weight = (typeof WEIGHT)[keyof typeof WEIGHT];

/** What a line says about itself. */
export interface Grade {
  readonly weight: Weight;
  /** The level or test result that it carries, in upper case; empty where it carries none. */
  readonly label: string;
  /** Lines with the same name here are alike, whatever else they say. */
  readonly alike?: string;
  /** Whether it heads what is said about a failure that is mostly named elsewhere, too. */
  readonly isHeading?: boolean;
}

/** Tells what a line says about itself; the next one that is not blank may tell what it heads, and its index where it stands. */
export type Grader = (line: string, next: string, index: number) => Grade;

const HEAD = 160;
/** What is the name of a value, such as `'log_count/ERROR': 3`, is no level of its line. */
const LEVEL_WORD =
  /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|CRITICAL|ALERT|EMERG|FATAL|PANIC)\b(?!['"] ?:)/;
/** The levels of Serilog, zerolog and NATS in brackets or behind a time, and those in front of lines of .NET. */
const SHORT_LEVEL =
  /(?:[[(]|[\dMZ] )(TRC|VRB|DBG|INF|WRN|ERR|FTL|PNC)(?=[\])\s])|^(trce|dbug|info|warn|fail|crit): \S+\[\d+\]$/;
const MARKED_LEVEL =
  /(?:[[<(]|\b(?:level|severity|lvl)"? ?[=:] ?"?)(trace|debug|info|notice|warn|warning|error|err|severe|critical|crit|alert|emerg|fatal|panic)(?=[\]>)"\s,;]|$)|(?:^|\s)(debug|info|notice|warn|warning|error|fatal|panic)(?:\[\w+\]| [A-Z]{1,6}-?\d{2,5})?:(?=\s)/i;
/** The levels of pino and bunyan and those of MongoDB in records of JSON. */
const JSON_LEVEL = /^\{[^]*?"(?:level":([1-6]0)\b|s":"([DIWEF])\d?")/;
const LETTER_LEVEL = /^(?:([VDIWEF])(?:\d{4} |\/[\w.]+ *\()|\d\d-\d\d \S+ +\d+ +\d+ ([VDIWEF]) )/;
const TEST_RESULT =
  /^(?:\S+ )?(PASSED|FAILED|SKIPPED|XFAIL|XPASS) +(?=\S)|^(PASS|FAIL|SKIP|ERROR):? +(?=\S*(?:::|[tT]est|[sS]pec|\.[a-z]{2,4}\b))|\.\.\. (ok|FAIL|ERROR|FAILED|ignored|skipped)\b|^ *--- (PASS|FAIL|SKIP): |^ *(not ok|ok) \d+|^ *(?:(✓|✔|√)|(✗|✘|✖|×|●(?! \S+\.[a-z]{4,10} - ))) \S|\s(PASSED|FAILED|SKIPPED|ERROR)\s+\[ *\d+%\]/;
const SUMMARY =
  /(?:^|[\s:(=,])\d+ (?:tests? )?(?:passed|failed|passing|failing|errors?|failures?|problems?|skipped)\b|^Ran \d+ |\bexit(?:ed)?(?: with)? (?:code|status)\b|^(?:Tests?|Test (?:Suites|Files)|BUILD|Build|OK|FAILED|Result)\b[ :(]|\((?:failures|errors)=\d/;
const FAILURE =
  /error|exception|fatal|panic|fail|traceback|abort|denied|refused|time(?:d )?-?out|unable to|cannot|can't|could not|corrupt|segfault|definitely lost|core dumped|killed|crash|unreachable|not found|unavailable|rejected|invalid|unreadable|blocked for more than|^E  |^>  /i;
/** The path of a file, be it `error.py`, says nothing of a failure. */
const FILE_NAME = /^["'(]?[\w@~.-]*\/[\w@/+.-]*\.[a-z]\w{0,4}["'),]*$/i;
/** A field or a count of failures that holds none, as in `error=null`, `error_count: 0` and `0 failures`. */
const NO_FAILURE =
  /\b\w{0,40}(?:errors?|exceptions?|failures?|failed)(?:_?count)?["']?[=:] ?(?:null|nil|none|undefined|<nil>|0)(?![\w.-])|(?<![\w.-])0 (?:errors?|exceptions?|failures?|failed)\b/gi;
const LONGEST_WITH_NAMES = 2_000;
/** The answer of a server, as access logs and their relatives print it. */
const STATUS = /(?:\bstatus(?:_?code)?"?[=: ]{1,3}"?|\bHTTP\/\d(?:\.\d)?"? )([45])\d\d\b/i;
const FAILED_RESULTS: ReadonlySet<string> = new Set(['FAILED', 'FAIL', 'ERROR', 'NOT OK', 'XPASS']);

/** That a test passed is told by the count; which ones is in the original. */
const PASSED_RESULTS: ReadonlySet<string> = new Set(['PASS', 'PASSED', 'OK']);

const TICKS: Readonly<Record<string, string>> = {
  '✓': 'PASS',
  '✔': 'PASS',
  '√': 'PASS',
  '✗': 'FAIL',
  '✘': 'FAIL',
  '✖': 'FAIL',
  '×': 'FAIL',
  '●': 'FAIL',
};
const LETTERS: Readonly<Record<string, string>> = {
  V: 'VERBOSE',
  D: 'DEBUG',
  I: 'INFO',
  W: 'WARN',
  E: 'ERROR',
  F: 'FATAL',
};
const NUMBERS: Readonly<Record<string, string>> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};
const SHORT_LEVELS: Readonly<Record<string, string>> = {
  TRC: 'TRACE',
  TRCE: 'TRACE',
  VRB: 'VERBOSE',
  DBG: 'DEBUG',
  DBUG: 'DEBUG',
  INF: 'INFO',
  WRN: 'WARN',
  FAIL: 'ERROR',
  FTL: 'FATAL',
  PNC: 'PANIC',
};
const WEIGHTS: Readonly<Record<string, Weight>> = {
  TRACE: WEIGHT.debug,
  VERBOSE: WEIGHT.debug,
  DEBUG: WEIGHT.debug,
  INFO: WEIGHT.plain,
  NOTICE: WEIGHT.plain,
  WARN: WEIGHT.warning,
};

/** The level, the test result and the importance of a line, judged by its words alone. */
export function gradeOf(line: string): Grade {
  const result = TEST_RESULT.exec(line);
  if (result !== null) return testGrade(result);
  const call = readSystemCall(line);
  // What is read and written may hold any words.
  if (call !== undefined) {
    return { weight: call.isFailure ? WEIGHT.error : WEIGHT.plain, label: call.error };
  }
  const label = levelOf(line.length > HEAD ? line.slice(0, HEAD) : line);
  if (label === '' && line.length < 400 && SUMMARY.test(line)) {
    return { weight: WEIGHT.result, label };
  }
  const status = STATUS.exec(line)?.[1];
  if (label === '' && status === '5') return { weight: WEIGHT.error, label: 'HTTP 5XX' };
  if (label === '' && status === '4') return { weight: WEIGHT.warning, label: 'HTTP 4XX' };
  const mentionsFailure = status !== undefined || speaksOfFailure(line);
  if (label === '') return { weight: mentionsFailure ? WEIGHT.error : WEIGHT.plain, label };
  const weight = WEIGHTS[label] ?? WEIGHT.error;
  return { weight: weight > WEIGHT.suspect && mentionsFailure ? WEIGHT.suspect : weight, label };
}

function speaksOfFailure(line: string): boolean {
  if (!FAILURE.test(line)) return false;
  if (line.length > LONGEST_WITH_NAMES) return true;
  const said = withoutCodeNames(line.replaceAll(NO_FAILURE, ''));
  if (!said.includes('/')) return FAILURE.test(said);
  return FAILURE.test(
    said
      .split(/\s+/)
      .filter((word) => !FILE_NAME.test(word))
      .join(' '),
  );
}

function testGrade([, ...parts]: RegExpExecArray): Grade {
  const found = parts.find((part) => part !== undefined) ?? '';
  const label = TICKS[found] ?? found.toUpperCase();
  if (FAILED_RESULTS.has(label)) return { weight: WEIGHT.result, label };
  return { weight: WEIGHT.debug, label, ...(PASSED_RESULTS.has(label) ? { alike: label } : {}) };
}

function levelOf(head: string): string {
  const word = LEVEL_WORD.exec(head)?.[0];
  if (word !== undefined) return canonical(word);
  const marked = MARKED_LEVEL.exec(head);
  if (marked !== null) return canonical((marked[1] ?? marked[2] ?? '').toUpperCase());
  const short = SHORT_LEVEL.exec(head);
  const level = (short?.[1] ?? short?.[2] ?? '').toUpperCase();
  if (level !== '') return SHORT_LEVELS[level] ?? canonical(level);
  const [, number, code] = JSON_LEVEL.exec(head) ?? [];
  if (number !== undefined) return NUMBERS[number] ?? '';
  const letter = LETTER_LEVEL.exec(head);
  return LETTERS[code ?? letter?.[1] ?? letter?.[2] ?? ''] ?? '';
}

function canonical(level: string): string {
  if (level === 'WARNING') return 'WARN';
  if (level === 'ERR') return 'ERROR';
  return level === 'CRIT' ? 'CRITICAL' : level;
}
