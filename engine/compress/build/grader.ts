import { anyOf } from '../../common/patterns.ts';
import { partOfAnyTool } from '../../build-tools/any-tool.ts';
import type { Part, Tool } from '../../build-tools/index.ts';
import { type Grade, type Grader, gradeOf, WEIGHT } from '../log/weight.ts';

const GRADES: Readonly<Record<Part, Grade>> = {
  summary: { weight: WEIGHT.result, label: '' },
  failure: { weight: WEIGHT.result, label: 'FAILED' },
  heading: { weight: WEIGHT.result, label: 'FAILED', isHeading: true },
  detail: { weight: WEIGHT.detail, label: '' },
  warning: { weight: WEIGHT.warning, label: 'WARN' },
  passed: { weight: WEIGHT.debug, label: 'PASSED', alike: 'passed' },
  skipped: { weight: WEIGHT.debug, label: 'SKIPPED', alike: 'skipped' },
  progress: { weight: WEIGHT.debug, label: '', alike: 'progress' },
  step: { weight: WEIGHT.plain, label: '' },
};
/** Longer lines are data, and what they are does not show in their beginning. */
const LONGEST = 2_000;
/** Says that a program failed and nothing of why, which stands right above. */
const BARE_EXIT = anyOf([
  /^##\[error\](?:Process completed with exit code|\w{1,30} exited with code)/,
  /^make(?:\[\d+\])?: \*{3} .*\bError \d+$/,
]);
const MOST_ABOVE = 3;
const OF_RUNNER = /^##\[/;
/** So many lines below a failure that nobody else knows are what is said about it. */
const MOST_BELOW = 8;

/**
 * Judges the lines of an output, in their order, by the tables of its tools, and what none of them knows by the words that
 * all tools use. What still is unknown is said about the failure above it, or is judged as a line of a log; but words of
 * failure in it are no failure where the tables know how their tools report one.
 */
export function graderFor(tools: readonly Tool[], lines: readonly string[] = []): Grader {
  const failing = failingSteps(tools, lines);
  const lastWords = linesAboveExits(lines);
  const partInTables = partFinder(tools);
  let below = 0;
  return (line, next, index) => {
    const ofTool = partInTables(line, next);
    const part = ofTool ?? partOfAnyTool(shortened(line));
    if (failing.has(index)) return GRADES.heading;
    if (part === 'failure') below = tools.length === 0 ? MOST_BELOW : 0;
    else if ((part !== undefined && part !== 'detail') || startsAnew(lines, index)) below = 0;
    if (part !== undefined) return GRADES[part];
    if (lastWords.has(index)) return GRADES.detail;
    if (below === 0) return unknown(line, tools.length > 0);
    below--;
    return GRADES.detail;
  };
}

/** The indexes of the last lines that failed programs printed. */
function linesAboveExits(lines: readonly string[]): ReadonlySet<number> {
  const above = new Set<number>();
  for (const [exit, line] of lines.entries()) {
    if (!BARE_EXIT.test(shortened(line))) continue;
    for (let index = exit - 1; index >= exit - MOST_ABOVE; index--) {
      if (index < 0 || OF_RUNNER.test(lines[index] ?? '')) break;
      above.add(index);
    }
  }
  return above;
}

/** Whether a line stands at the margin behind a blank one, so that it says nothing about what stands above it. */
function startsAnew(lines: readonly string[], index: number): boolean {
  return lines[index - 1]?.trim() === '' && /^[^\s+-]/.test(lines[index] ?? '');
}

/** Tells what lines are, asked for them in their order; undefined for what no table knows. */
function partFinder(tools: readonly Tool[]): (line: string, next: string) => Part | undefined {
  const rules = tools.flatMap((tool) => tool.rules);
  const headers = tools.flatMap(({ header }) => header ?? []);
  const openings = tools.flatMap(({ opening }) => opening ?? []);
  let section = '';
  return (line, next) => {
    const own = shortened(line);
    const isOpening = openings.some((opening) => opening.test(own));
    const head = isOpening ? `${own}\n${shortened(next)}` : own;
    if (headers.some((header) => header.test(head))) section = head;
    const rule = rules.find(
      ([, pattern, below]) => pattern.test(head) && (below?.test(section) ?? true),
    );
    return rule?.[0];
  };
}

/** The indexes of the lines that name a step below which something failed. */
function failingSteps(tools: readonly Tool[], lines: readonly string[]): ReadonlySet<number> {
  const failing = new Set<number>();
  const steps = tools.flatMap(({ step }) => step ?? []);
  if (steps.length === 0) return failing;
  const partOf = partFinder(tools);
  let last: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (steps.some((step) => step.test(line))) last = index;
    const part = partOf(line, lines[index + 1] ?? '') ?? partOfAnyTool(line);
    if (part === 'failure' && last !== undefined) failing.add(last);
  }
  return failing;
}

function shortened(line: string): string {
  return line.length > LONGEST ? line.slice(0, LONGEST) : line;
}

function unknown(line: string, isOfKnownTool: boolean): Grade {
  const grade = gradeOf(line);
  const onlyMentions = grade.weight === WEIGHT.error && grade.label === '';
  return isOfKnownTool && onlyMentions ? { ...grade, weight: WEIGHT.suspect } : grade;
}
