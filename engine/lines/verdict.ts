import { anyOf } from '../common/patterns.ts';
/** How a test, a check or a step ended, as a line says it. */
export type Verdict = 'passed' | 'failed' | 'skipped';

/** The time that it took, or what it cost, at the end of a line. */
const TIME = String.raw`(?: *[([]? *\d[\d.,]* ?(?:m?s|µs|sec(?:onds)?|gas)[)\]]?)?\s*$`;

/** A verdict at the start or at the end of a line. Capital words tell by themselves there, others and marks only where runners put them. */
function verdictPattern(words: string, others: string, marks: string): string {
  const any = `${words}|${others}|${marks}`;
  const atStart = String.raw`^\s*(?:\[ *(?:(?:${words})\b[^\]]{0,200}|${marks}) *\] *|\((?:${others})\) |(?:${words}):? +|(?:${marks}) +)(?=\S)`;
  const atEnd = String.raw`(?:\.\. ?(?:${any})|[[(](?:${any})(?: - \d+)?[\])]|\s(?:${words})(?: \*{3})?)${TIME}`;
  return `${atStart}|${atEnd}`;
}

const FAILED = verdictPattern('FAIL(?:ED)?|ERROR|XPASS', 'fail(?:ed)?|Failed|error|E', '[✗✘✖×✕⨯]');
const SKIPPED = verdictPattern(
  'SKIP(?:PED)?|XFAIL|IGNORED',
  'skip(?:ped)?|Skipped|ignored|todo',
  '[○↓﹣]',
);
const PASSED = verdictPattern('PASS(?:ED)?|OK', 'ok|pass(?:ed)?|Passed', '[✓✔√]');
const VERDICT = new RegExp(`(${FAILED})|(${SKIPPED})|${PASSED}`, 'u');

/** What a line says of how something ended, be it in the words of a runner that nobody knows. */
export function verdictOf(line: string): Verdict | undefined {
  const found = VERDICT.exec(line);
  if (found === null) return undefined;
  const [, failed, skipped] = found;
  if (failed !== undefined) return 'failed';
  return skipped === undefined ? 'passed' : 'skipped';
}

/** How runs are counted: `3 failed, 12 passed`, `Tests: succeeded 12, failed 3`, `12 files inspected, 3 offenses detected`. */
const COUNTS = anyOf([
  /\b(?:succeeded|passed) \d+, failed \d+/,
  /\b\d+ (?:\w+ )?(?:passed|failed|passing|failing|failures?|SUCCESS|FAILED)\b/,
  /^\W*(?:[Tt]ests?: )?(?:[Pp]assed|[Ff]ailed|[Ss]ucceeded|PASS(?:ED)?|FAIL(?:ED)?)\b\W{0,4} \d+\b/,
  /\b\d+ (?:\w+ )?(?:issues?|problems?|offenses?|violations?)\b(?:,|:| found| detected| in \d|\.?$)/,
  /\b\d+ (?:\w+ )?errors?\b(?:,|:| found| detected| in \d|\.?$)/,
]);
/** How runners of continuous integration and build tools say how a run ended. */
const END = anyOf([
  /^Job succeeded$|^Finished: (?:SUCCESS|FAILURE|UNSTABLE|ABORTED|NOT_BUILT)$/,
  /^\*\* \w+ (?:SUCCEEDED|FAILED) \*\*$|^BUILD \w+/,
  /\b(?:Some tests failed\.|All tests passed!)$/,
]);

/** Whether a line counts results or says how a run ended. */
export function isClosing(line: string): boolean {
  return COUNTS.test(line) || END.test(line);
}
