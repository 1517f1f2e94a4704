import { verdictOf } from '../../../lines/verdict.ts';
import { joined } from '../../../common/patterns.ts';
import { REPORT_LINE } from './report-line.ts';

/** Lines of test runners that others print now and then. */
const OF_TESTS: readonly RegExp[] = [
  // The rules and marks of pytest, and the outcomes of its files.
  /^(?:={3,}|_{3,}|-{3,}) .+ (?:={3,}|_{3,}|-{3,})$/,
  /^E {2,}\S|^>>>>> /,
  /^\S+ (?:PASSED|FAILED|SKIPPED|ERROR) +\[ *\d+%\]|^\S+\.py [.FEsxX]+(?: +\[ *\d+%\])?$/,
  // TAP, and Node's runner.
  /^\s*(?:not )?ok \d+\b|^(?:#|ℹ) (?:skip|skipped|duration_ms) \d/,
  // Vitest.
  /^\s*❯ +\S/,
  // Go: with -v, below other tests, and packages without tests.
  /^ +--- (?:PASS|FAIL|SKIP): |^=== (?:RUN|CONT|PAUSE|NAME) |^\? {1,4}\t?\S+\t/,
  // Counts of a run.
  /^\s*(?:Tests?|Test Suites|Test Files|Snapshots|Suites):? +\d+ /,
  /^\s*\d+ (?:passed|failed|passing|failing|pending)\b/,
  /^Ran \d+ tests? in |^(?:FAILED|OK) \(|^Tests run: /,
  // CTest.
  /^ +Start +\d+: |^\d+: (?:Test command|Working Directory|Test timeout)/,
  // Robot Framework; Cucumber and Behave.
  /^[^|]{1,300}\| (?:PASS|FAIL|SKIP) \|$/,
  /^ +(?:Given|When|Then|And|But) .*(?: # \S+:\d+$|\.\.\. \w+ in [\d.]+s$)/,
  // .NET; PHPUnit; Swift Testing.
  /^ *(?:Passed|Failed|Skipped) \S+ \[/,
  /^[.FEISRWD]{10,} +\d+ \/ \d+ \( *\d+%\)$/,
  /^[◇✔✘] (?:Test|Suite) \S/,
];
/** Lines of compilers, checkers and builds. */
const OF_BUILDS: readonly RegExp[] = [
  REPORT_LINE,
  /\(\d+,\d+\): (?:error|warning) |^File ".+", lines? \d+, characters \d/,
  // Rust.
  /^(?:error|warning)(?:\[\w+\])?: |^ +--> \S+:\d+:\d+$/,
  /^\s+(?:Compiling|Downloading|Downloaded|Checking|Finished|Fresh|Updating|Installing|Running) \S/,
  // What GCC and Clang say of a place.
  /: In (?:(?:static )?member )?function |: In instantiation of /,
  /: {3}required (?:from|by) |^ +\| +[~^]/,
  // Make and what it runs, configure and setup.py.
  /^(?:\[ *\d+%\] |cc |gcc |g\+\+ |clang )/,
  /^checking \S.{0,300}\.{3}/,
  /^config(?:ure|\.status): (?:error|WARNING|creating|executing)/,
  /^libtool: \w+: |^(?:\S*\/)?install -\S/,
  /^(?:copying|changing mode of|byte-compiling) \S+ (?:->|to) |^(?:Compiling|Listing) '.+'\.{3}$/,
  // Maven and Gradle.
  /^(?:\[(?:INFO|WARNING|ERROR)\] |BUILD (?:SUCCESS|FAILURE|FAILED))/,
  // Messages to GitHub's runner.
  /^::(?:error|warning|notice)\b/,
];
/** Lines of package managers and of what sets up machines, and how far something has come. */
const OF_INSTALLATIONS: readonly RegExp[] = [
  /^\W{0,3}\[? *\d[\d,]*(?:%| of [\d,]+| ?\/ ?[\d,]+)\] \S|^Progress: /,
  // Npm and its kin.
  /^(?:npm|yarn|pnpm) (?:http|timing)|^> \S+@\S+ \S+|^> \S+.* |^➤ YN\d{4}: /,
  // Pip.
  /^(?:Downloading|Requirement already satisfied|Successfully (?:installed|built))/,
  /^(?:Installing collected|Building wheel)/,
  // Apt.
  /^(?:Reading|Building) .+\.\.\.|^Preparing to unpack /,
  // Docker.
  /^#\d+ (?:ERROR|[\d.]+ \S)/,
  // Terraform; Ansible.
  /^\S+: (?:(?:Still )?(?:destroying|modifying)|Destroying|Modifying|Reading)\b/,
  /^\S+: (?:Destruction|Read) complete\b/,
  /^(?:ok|changed|skipping|fatal|failed): \[\S+\]|^\S+ +: ok=\d+ +changed=\d/,
];
const MARKS = joined([...OF_TESTS, ...OF_BUILDS, ...OF_INSTALLATIONS]);

/** Whether a line looks like the output of tests, builds or installations, as single lines of other texts may. */
export function isBuildMark(line: string): boolean {
  return MARKS.some((mark) => mark.test(line)) || verdictOf(line) !== undefined;
}
