import { go } from '../../../build-tools/compiled.ts';
import type { LossyContext } from '../../compressor.ts';
import { LEGEND, lossyLog } from '../../log/lossy.ts';
import { type Grade, type Grader, WEIGHT } from '../../log/weight.ts';
import { countsIn } from '../counts.ts';
import { graderFor } from '../grader.ts';
import type { GoTests, Outcome } from './go-tests.ts';

/** What a test that passed printed says nothing of a failure, whatever its words are. */
const QUIET: Grade = { weight: WEIGHT.debug, label: '', alike: 'output of tests that passed' };
/** What a test that failed printed. */
const TOLD: Grade = { weight: WEIGHT.detail, label: '' };
const HARMLESS: ReadonlySet<Outcome | undefined> = new Set<Outcome | undefined>([
  'passed',
  'skipped',
]);

/**
 * The tests of Go by what became of each: every failed one with what it printed, panics with the program's own
 * frames, and the packages' results. What tests printed that passed is counted.
 */
export function lossyGoTests(tests: GoTests, context: LossyContext): string | undefined {
  return lossyLog(tests.lines.join('\n'), context, {
    grade: gradeTests(tests),
    headline: (log) =>
      `[output of go test${tests.isEvents ? ' -json, the line that each event carries' : ''}, ${log.lines.length} lines${countsIn(log)}; tests: ${resultsOf(tests)}. ${LEGEND}]`,
  });
}

function gradeTests({ outcomes }: GoTests): Grader {
  const gradeLine = graderFor([go]);
  return (line, next, index) => {
    const grade = gradeLine(line, next, index);
    const outcome = outcomes[index];
    if (grade.alike !== undefined) return grade;
    if (HARMLESS.has(outcome)) return QUIET;
    return outcome === 'failed' && grade.weight > WEIGHT.detail ? TOLD : grade;
  };
}

const RESULT = /^ *--- (PASS|FAIL|SKIP): /;

/** How many tests failed, passed and were skipped, and how many have no result. */
function resultsOf({ bare, unfinished }: GoTests): string {
  const counts = new Map([
    ['FAIL', 0],
    ['PASS', 0],
    ['SKIP', 0],
  ]);
  for (const line of bare) {
    const result = RESULT.exec(line)?.[1];
    if (result !== undefined) counts.set(result, (counts.get(result) ?? 0) + 1);
  }
  const named = [...counts].map(([result, count]) => `${result} ${count}`);
  return [...named, ...(unfinished === 0 ? [] : [`without a result ${unfinished}`])].join(', ');
}
