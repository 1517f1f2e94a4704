import type { Detection } from '../../content.ts';
import { withoutPrefixes } from '../../lines/line-prefixes.ts';
import { joined } from '../patterns.ts';
import { isClosing, verdictOf } from '../../lines/verdict.ts';
import { hits, type Sample } from '../sample.ts';
import { REPORT_LINE } from './report-line.ts';

/** Lines that only test runners, compilers and package managers print. */
const MARKS: readonly RegExp[] = joined([
  /^(?:={3,}|_{3,}|-{3,}) .+ (?:={3,}|_{3,}|-{3,})$/,
  /^\s*(?:not )?ok \d+\b|^(?:#|ℹ) (?:tests|pass|fail|skip|skipped|duration_ms) \d/,
  /^\s*❯ +\S/,
  /^(?: *--- (?:PASS|FAIL|SKIP): |=== (?:RUN|CONT|PAUSE|NAME) |(?:ok|FAIL|\?) {1,4}\t?\S+\t)/,
  /^\S+ (?:PASSED|FAILED|SKIPPED|ERROR) +\[ *\d+%\]|^\S+\.py [.FEsxX]+(?: +\[ *\d+%\])?$/,
  /^\s*(?:Tests?|Test Suites|Test Files|Snapshots|Suites):? +\d+ |^\s*\d+ (?:passed|failed|passing|failing|pending)\b/,
  /^Ran \d+ tests? in |^(?:FAILED|OK) \(|^test result: |^Tests run: /,
  /^E {2,}\S|^>>>>> /,
  REPORT_LINE,
  /(?:^|\s)(?:error|warning) TS\d+: |\(\d+,\d+\): (?:error|warning) /,
  /^(?:error|warning)(?:\[\w+\])?: |^ +--> \S+:\d+:\d+$/,
  /^(?:npm|yarn|pnpm) (?:ERR!|WARN|warn|error|notice|http|timing)|^> \S+@\S+ \S+|^> \S+.* /,
  /^File ".+", lines? \d+, characters \d/,
  /^\s+(?:Compiling|Downloading|Downloaded|Checking|Finished|Fresh|Updating|Installing|Running) \S/,
  /^(?:Collecting|Downloading|Requirement already satisfied|Successfully (?:installed|built)|Installing collected|Building wheel)/,
  /^(?:make(?:\[\d+\])?: |\[ *\d+%\] |cc |gcc |g\+\+ |clang )|^\W{0,3}\[? *\d[\d,]*(?:%| of [\d,]+|\/ ?[\d,]+)\] \S|^Progress: |^➤ YN\d{4}: |^#\d+ (?:\[|DONE|CACHED|ERROR|sha256|transferring|[\d.]+ \S)|^Step \d+\/\d+ : /,
  /^ *\d+\/\d+ Test +#\d+: |^ +Start +\d+: |^\d+: (?:Test command|Working Directory|Test timeout)/,
  /^[^|]{1,300}\| (?:PASS|FAIL|SKIP) \|$|^ +(?:Given|When|Then|And|But) .*(?: # \S+:\d+$|\.\.\. \w+ in [\d.]+s$)/,
  /^checking \S.{0,300}\.{3}|^config(?:ure|\.status): (?:error|WARNING|creating|executing)|^libtool: \w+: |^(?:\S*\/)?install -\S|^(?:copying|changing mode of|byte-compiling) \S+ (?:->|to) |^(?:Compiling|Listing) '.+'\.{3}$/,
  /: In (?:(?:static )?member )?function |: In instantiation of |: {3}required (?:from|by) |^ +\| +[~^]/,
  /^(?:\[(?:INFO|WARNING|ERROR)\] |> Task :|BUILD (?:SUCCESS|FAILURE|FAILED))/,
  /^ *(?:Passed|Failed|Skipped) \S+ \[|^(?:Passed|Failed)! {2}- |^ +\d+:\d+ +(?:error|warning|✖|⚠) {2}\S/,
  /^\s*<(?:testsuites?|testcase)[ >]|^[.FEISRWD]{10,} +\d+ \/ \d+ \( *\d+%\)$/,
  /^\S+: (?:Refreshing state|Still (?:creating|destroying|modifying)|Creating|Destroying|Modifying|Reading|(?:Creation|Destruction|Read) complete)\b/,
  /^Test (?:Case|Suite) '.+' (?:started|passed|failed)|^[◇✔✘] (?:Test|Suite) \S|^\/\/\S+ +(?:\(cached\) )?(?:PASSED|FAILED|TIMEOUT)\b|^::(?:error|warning|notice)\b/,
  /^(?:ok|changed|skipping|fatal|failed): \[\S+\]|^(?:PLAY|TASK) \[.+\*{3}$|^\S+ +: ok=\d+ +changed=\d/,
  /^(?:Get|Hit|Ign|Err):\d+ |^(?:Reading|Building) .+\.\.\.|^(?:Setting up|Unpacking|Preparing to unpack|Selecting previously) /,
]);
const SUMMARY =
  /\b\d+ (?:passed|failed|passing|failing)\b|^Ran \d+ tests? (?:in|across) |^test result: |^Tests:? |^Tests run: |^BUILD |^\d+% tests passed, \d+ tests? failed/;

/** What one line of is proof enough in company of another. */
const PROOF =
  /^={3,} (?:test session starts|FAILURES|ERRORS|short test summary info) ={3,}$|\b\d+ (?:passed|failed|errors?)\b.* in [\d.]+ ?m?s\b|^Ran \d+ tests? (?:in|across) |^test result: |^(?:Test Suites|Test Files|Tests): +\d|^(?:\[\w+\] )?Tests run: |^(?:\[\w+\] )?BUILD (?:SUCCESS|FAIL)|^\s*Executed \d+ (?:tests?, with|out of) \d+|^npm ERR! |^error: could not compile|^\d+ examples?, \d+ failures?|^rspec \.\/\S+:\d+|^PHPUnit \d|^Tests: \d+, Assertions: |^✖ \d+ problems?|^Plan: \d+ to add|^ninja: build stopped|^ERROR: failed to solve|^make: \*\*\*|^\d+% tests passed, \d+ tests? failed|^[#ℹ] (?:pass|fail) \d+$|^(?:Passed|Failed)! {2}- Failed: |^Test Run (?:Successful|Failed)\.|^npm error code |^ +\d+:\d+ +(?:error|warning|✖|⚠) {2}\S|^Terraform (?:will perform|used the selected)|^PLAY RECAP \*{3,}|^(?:PLAY|TASK|RUNNING HANDLER) \[.*\] \*{3,}$|^\s*<testsuites?\b[^>]* tests="\d+"|^\S+(?:\(\d+,\d+\):|:\d+:\d+ -) error TS\d+: |^(?:FAIL|ok {1,2})\t\S+\t?|^ *--> \S+:\d+:\d+$|^\S+\.(?:c|h|cc|cpp|cxx|hpp|m|mm):\d+:\d+: (?:fatal )?error: |^ {2}● \S.* › \S|^\s*\d+ (?:passing \(\d+m?s\)|failing$)|^section_(?:start|end):\d{10}:|^Running with gitlab-runner \d|^ERROR: Job failed|^Job succeeded$|^\[Pipeline\] |^Finished: (?:SUCCESS|FAILURE|UNSTABLE|ABORTED)$|^checking (?:for|whether) .*\.{3} (?:yes|no)$|^##\[(?:group|error|section)\]|^\*\* \w+ (?:SUCCEEDED|FAILED) \*\*$|^\[error\] \(\w.*\) sbt\.|^\[info\] (?:Tests: succeeded \d|\*{3} \d+ TESTS? FAILED)|^webpack [\d.]+ compiled |^\*{13} Module \S|^Your code has been rated at |^\S+:\d+:\d+ [a-z]+(?:\/\w+)* .*━{3}|^ +(?:,-|╭─)\[\S+:\d+:\d+\]$|^ *\S+:\d+:\d+ - (?:error|warning): /;

/** A report in the XML of JUnit: all of the text. */
const REPORT =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?<testsuites?(?:\s[^<>]{0,2000})?>\s*(?:<properties>|<testsuite\s|<testcase\s)/;

/** Output of tests, builds and installations, perhaps with times or names in front of each line. */
export function build({ text, lines }: Sample): Detection | undefined {
  if (REPORT.test(text)) return { kind: 'build', confidence: 0.98 };
  const bare = withoutPrefixes(lines);
  if (bare === undefined) return judged(lines) ?? closed(lines);
  // Times alone make a log. Programs print errors there, too: only what tools say of a whole run is telling.
  const isProven = hits(bare.lines, PROOF) > 0;
  const isOfTools = isProven || hits(bare.lines, SUMMARY) > 0;
  const found = isOfTools
    ? (judged(bare.lines) ?? (isProven ? closed(bare.lines) : undefined))
    : undefined;
  return found ? { kind: 'build', confidence: 0.97 } : undefined;
}

function judged(lines: readonly string[]): Detection | undefined {
  const marked = lines.filter(isMarked).length;
  const summaries = hits(lines, SUMMARY);
  const marks = marked / Math.max(1, lines.length);
  if (hits(lines, PROOF) >= 2) return { kind: 'build', confidence: 0.97 };
  if (marked < 3) return undefined;
  if (marks >= 0.4) return { kind: 'build', confidence: Math.min(0.96, 0.7 + 0.3 * marks) };
  if (summaries > 0 && marks >= 0.04) return { kind: 'build', confidence: 0.86 };
  return marks >= 0.2 ? { kind: 'build', confidence: 0.65 } : undefined;
}

function isMarked(line: string): boolean {
  return MARKS.some((mark) => mark.test(line)) || verdictOf(line) !== undefined;
}

/** Runners that nobody knows count their results at the end, perhaps with a few lines of others below. */
const LAST_LINES = 10;
/** Sentences count things as well, within longer lines. */
const LONGEST_CLOSING = 160;

function closed(lines: readonly string[]): Detection | undefined {
  const last = lines.slice(-LAST_LINES).filter((line) => line.length <= LONGEST_CLOSING);
  return last.some(isClosing) ? { kind: 'build', confidence: 0.8 } : undefined;
}
