import { type Grade, type Grader, gradeOf, WEIGHT } from '../log/weight.ts';
import type { Part, Rule, Tool } from './tools/index.ts';

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
/** How shells and operating systems report what went wrong, whatever tool was running. */
const COMMON: readonly Rule[] = [
  ['summary', /\bexit(?:ed)?(?: with)?(?: non-zero)? (?:code|status)\b/],
  ['summary', /^Job succeeded$|^Finished: (?:SUCCESS|FAILURE|UNSTABLE|ABORTED|NOT_BUILT)$/],
  ['warning', /^(?:##\[warning\]|::warning\b)/],
  [
    'failure',
    /^(?:##\[error\]|::error\b)|^(?:Segmentation fault|Killed|Aborted|Bus error|Terminated)\b|\(core dumped\)|: command not found$|^(?:fatal|panic)(?: error)?: |[Oo]ut of memory|No space left on device/,
  ],
];
/** Longer lines are data, and what they are does not show in their beginning. */
const LONGEST = 2_000;

/**
 * Judges the lines of an output, in their order, by the tables of its tools. What none of them knows is judged
 * as a line of a log, but words of failure in it are no failure: the tables know how their tools report one.
 */
export function graderFor(tools: readonly Tool[], lines: readonly string[] = []): Grader {
  const failing = failingSteps(tools, lines);
  const partOf = partFinder(tools);
  return (line, next, index) => {
    const part = partOf(line, next);
    if (failing.has(index)) return GRADES.heading;
    return part === undefined ? unknown(line, tools.length > 0) : GRADES[part];
  };
}

/** Tells what lines are, asked for them in their order; undefined for what no table knows. */
function partFinder(tools: readonly Tool[]): (line: string, next: string) => Part | undefined {
  const rules = [...tools.flatMap((tool) => tool.rules), ...COMMON];
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
    if (partOf(line, lines[index + 1] ?? '') === 'failure' && last !== undefined) failing.add(last);
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
