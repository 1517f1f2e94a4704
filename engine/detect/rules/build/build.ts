import { TOOLS } from '../../../build-tools/index.ts';
import type { Detection } from '../../../content.ts';
import { withoutPrefixes } from '../../../lines/line-prefixes.ts';
import { isClosing } from '../../../lines/verdict.ts';
import { joined } from '../../../common/patterns.ts';
import type { Sample } from '../../sample.ts';
import { isBuildMark } from './marks.ts';
import { isNamedSource } from '../code/code.ts';

/** Lines of which two are proof: of the tools that have a table, and of others and their runners. */
const PROOFS: readonly RegExp[] = joined([
  ...TOOLS.map(({ proof }) => ofOneLine(proof)),
  // GitLab, Jenkins, and GitHub Actions or Azure.
  /^section_(?:start|end):\d{10}:|^Running with gitlab-runner \d|^ERROR: Job failed/,
  /^\[Pipeline\] /,
  /^##\[(?:group|error|section)\]/,
  // Sbt, webpack and pylint.
  /^\[error\] \(\w.*\) sbt\.|^\[info\] (?:Tests: succeeded \d|\*{3} \d+ TESTS? FAILED)/,
  /^webpack [\d.]+ compiled /,
  /^\*{13} Module \S|^Your code has been rated at /,
]);

/** A report in the XML of JUnit: all of the text. */
const REPORT =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<testsuites?(?:\s[^<>]{0,2000})?>\s*(?:<properties>|<testsuite\s|<testcase\s)/;

/** Output of tests, builds and installations, perhaps with times or names in front of each line. */
export function build({ text, lines }: Sample): Detection | undefined {
  if (REPORT.test(text)) return { kind: 'build', confidence: 0.98 };
  const bare = withoutPrefixes(lines);
  // Sources hold outputs in their tests.
  if (bare === undefined)
    return isNamedSource(lines) ? undefined : (judged(lines) ?? closed(lines));
  // Times alone make a log. Programs print errors there, too: only what tools say of a whole run is telling.
  const isProven = bare.lines.some(isProof);
  if (!isProven && !bare.lines.some(isClosing)) return undefined;
  const found = judged(bare.lines) ?? (isProven ? closed(bare.lines) : undefined);
  return found ? { kind: 'build', confidence: 0.97 } : undefined;
}

function judged(lines: readonly string[]): Detection | undefined {
  const others = lines.filter((line) => !isProof(line));
  const proofs = lines.length - others.length;
  if (proofs >= 2) return { kind: 'build', confidence: 0.97 };
  const marked = proofs + others.filter(isBuildMark).length;
  if (marked < 3) return undefined;
  const marks = marked / lines.length;
  if (marks >= 0.4) return { kind: 'build', confidence: Math.min(0.96, 0.7 + 0.3 * marks) };
  if (marks >= 0.04 && lines.some(isClosing)) return { kind: 'build', confidence: 0.86 };
  return marks >= 0.2 ? { kind: 'build', confidence: 0.65 } : undefined;
}

/** A pattern for a whole output as one for a single line, which is tried at its start alone. */
function ofOneLine({ source, flags }: RegExp): RegExp {
  return new RegExp(source, flags.replace('m', ''));
}

function isProof(line: string): boolean {
  return PROOFS.some((proof) => proof.test(line));
}

/** Runners that nobody knows count their results at the end, perhaps with a few lines of others below. */
const LAST_LINES = 10;
/** Sentences count things as well, within longer lines. */
const LONGEST_CLOSING = 160;

function closed(lines: readonly string[]): Detection | undefined {
  const last = lines.slice(-LAST_LINES).filter((line) => line.length <= LONGEST_CLOSING);
  return last.some(isClosing) ? { kind: 'build', confidence: 0.8 } : undefined;
}
