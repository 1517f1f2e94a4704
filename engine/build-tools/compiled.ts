import { anyOf } from '../common/patterns.ts';
import type { Tool } from './tool.ts';

/** `go test` and `go build`. */
export const go: Tool = {
  name: 'go',
  proof: anyOf([
    /^(?:=== RUN {3}|--- (?:PASS|FAIL|SKIP): |(?:ok|FAIL) {1,4}\t?\S+\t)/m,
    /^FAIL\t\S+ \[(?:build|setup) failed\]|^go: (?:downloading|finding) /m,
  ]),
  // With -v a test's lines stand above its result: which of them are of a failed one shows in their words alone.
  header: /^ *(?:=== (?:RUN|CONT|NAME) |--- (?:PASS|FAIL|SKIP): )/,
  rules: [
    ['summary', /^(?:FAIL|PASS|ok)$|^FAIL\t|^exit status \d+|^coverage: /],
    [
      'failure',
      /^ *--- FAIL: |^panic: |^fatal error: |^(?:\.{0,2}\/)?[\w./-]+\.go:\d+:\d+: |^# \S+/,
    ],
    [
      'detail',
      anyOf([
        /^ +\S+_test\.go:\d+: .*(?:want|got|expect|actual|error|fail|panic|mismatch|differ|diff|!=|≠)/i,
        /^ +\S+_test\.go:\d+: .*(?:should|must|unexpected|cannot|could not|unable|missing|invalid)/i,
        /^ +\S+_test\.go:\d+: .*(?:refused|denied|time(?:d )?-?out|not found|nil)/i,
        /^ +(?:Error Trace|Error|Messages|Test|expected|actual|got|want)\s*:/i,
      ]),
    ],
    ['detail', /^goroutine \d+ \[|^\[signal /],
    ['detail', /^ +\S+_test\.go:\d+: /, /--- FAIL: /],
    ['step', /^ +\S+_test\.go:\d+: /],
    ['passed', /^ *--- PASS: |^ok {1,4}\t?\S+/],
    ['skipped', /^ *--- SKIP: |^\? {1,4}\t?\S+\t\[no test files\]/],
    ['progress', /^ *=== (?:RUN|PAUSE|CONT|NAME) |^go: (?:downloading|finding|extracting|added) /],
  ],
};

/** What a thread of Rust panicked about stands below it. */
const PANIC = /^thread '.*' (?:\(\d+\) )?panicked at /;

/** Cargo and the Rust compiler. */
export const cargo: Tool = {
  name: 'cargo',
  proof: anyOf([
    /^ +(?:Compiling|Finished|Checking|Running|Downloaded) \S|^test result: /m,
    /^error\[E\d{4}\]: |^error: could not compile/m,
  ]),
  header: new RegExp(
    String.raw`${PANIC.source}|^(?:stack backtrace:|note: |---- |failures:|running \d|test |error|warning)`,
  ),
  rules: [
    [
      'summary',
      anyOf([
        /^test result: /,
        /^error: (?:could not compile|test failed|aborting|process didn't exit)/,
        /^warning: .* generated \d+ warning|^ +Finished \S/,
        /^\d+ (?:errors?|warnings?) emitted/,
      ]),
    ],
    ['heading', /^---- \S.* ----$/],
    [
      'failure',
      new RegExp(String.raw`^test \S.* \.\.\. FAILED$|^error(?:\[E\d{4}\])?: |${PANIC.source}`),
    ],
    [
      'detail',
      anyOf([
        /^ *--> \S+:\d+:\d+|^ *(?:left|right): |^assertion .*failed/,
        /^ +\|? *[\^~-]{1,}.*\S|^ *= (?:note|help): |^(?:note|help): /,
      ]),
    ],
    ['warning', /^warning(?:\[\w+\])?: /],
    ['passed', /^test \S.* \.\.\. ok$/],
    ['skipped', /^test \S.* \.\.\. ignored/],
    [
      'progress',
      anyOf([
        /^ +(?:Compiling|Checking|Downloading|Downloaded|Fresh|Updating|Locking|Adding|Building) \S/,
        /^ +(?:Blocking|Documenting) \S/,
      ]),
    ],
    ['step', /^ +(?:Running|Doc-tests) \S|^running \d+ tests?$/],
    ['detail', /^\S/, PANIC],
  ],
};

/** C and C++ compilers, linkers, configure scripts, Make, Ninja and CMake. */
export const native: Tool = {
  name: 'make',
  proof: anyOf([
    /^(?!\S+\.pyi?:)(?:\S+: )?\S+:\d+(?::\d+)?: (?:fatal )?(?:error|warning): /m,
    /^(?:g?make|ninja)(?:\[\d+\])?: /m,
    /^\[ *\d+(?:%|\/\d+)\] (?:Building|Linking|Built|Generating|CXX|CC)/m,
    /^checking (?:for|whether) .*\.{3}|^CMake (?:Error|Warning)/m,
    /^-- (?:Configuring|Generating|The C)|^ *\d+\/\d+ Test +#\d+: /m,
  ]),
  rules: [
    [
      'summary',
      anyOf([
        /^(?:g?make|ninja)(?:\[\d+\])?: (?:\*\*\*|build stopped|Nothing)/,
        /^\d+ (?:errors?|warnings?)\b.* generated/,
        /^-- (?:Configuring|Generating) (?:done|incomplete)|^\d+% tests passed/,
        /^Errors while running CTest|^\t *\d+ - .* \(.+\)|^collect2: error|^FAILED: /,
      ]),
    ],
    [
      'failure',
      anyOf([
        /:\d+(?::\d+)?: (?:fatal )?error: |^CMake Error|undefined reference to/,
        /^\S*ld(?:\.\w+)?: |^\S+: (?:fatal )?error: |^\s*\d+\/\d+ Test .*\*\*\*/,
      ]),
    ],
    [
      'detail',
      anyOf([
        /^ *\d* *\| +.*\^|^ *\^[~^]*\s*$|: note: |^In file included from/,
        /: In (?:member )?function |: error: ld returned/,
      ]),
    ],
    ['warning', /: warning: |^configure: WARNING|^CMake (?:Deprecation )?Warning/],
    ['passed', /^\s*\d+\/\d+ Test .* Passed\b/],
    [
      'detail',
      anyOf([
        /^\d+: (?!Test command|Working Directory|Test timeout).*(?:expect|actual|assert|error|fail)/i,
        /^\d+: (?!Test command|Working Directory|Test timeout).*(?:mismatch|exception|abort)/i,
        /^\d+: (?!Test command|Working Directory|Test timeout).*terminate called/i,
      ]),
    ],
    ['skipped', /^\s*\d+\/\d+ Test .*\*\*\*(?:Skipped|Not Run)/],
    [
      'progress',
      anyOf([
        /^ +Start +\d+: /,
        /^\d+: (?:Test command|Working Directory|Test timeout|Environment variables)\b/,
        /^test \d+$|^\[ *\d+(?:%|\/\d+)\] /,
        /^(?:g?make)(?:\[\d+\])?: (?:Entering|Leaving) /,
        /^(?:\S*\/)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|ar|ranlib|ld|libtool)(?:-\d+)? /,
        /^ +(?:CC|CXX|LD|AR|AS|GEN|LINK|INSTALL) +\S|^checking \S.*\.{3}/,
        /^(?:Compiling|Listing) '.+'\.{3}$|^config\.status: |^libtool: /,
        /^(?:\S*\/)?install -\S/,
        /^-- (?:Found|Looking|Performing|Check|Detecting|The|Installing|Up-to-date)/,
      ]),
    ],
  ],
};

/** The .NET command line and MSBuild. */
export const dotnet: Tool = {
  name: 'dotnet',
  proof: anyOf([
    /^[^\n'"`]*: (?:error|warning) (?:CS|MSB|NU|FS|NETSDK|CA|BC)\d+: /m,
    /^(?:Passed|Failed)! +- Failed: |^ *Determining projects to restore/m,
    /^Starting test execution|^Test Run (?:Successful|Failed)\./m,
    /^ {2}(?:Passed|Failed) \S.* \[.*m?s\]$/m,
  ]),
  rules: [
    [
      'summary',
      anyOf([
        /^(?:Passed|Failed|Skipped)! |^Build (?:succeeded|FAILED)/,
        /^ +\d+ (?:Warning|Error)\(s\)|^Test Run (?:Successful|Failed)/,
        /^ *(?:Total tests|Total|Passed|Failed|Skipped): +\d+/,
      ]),
    ],
    ['failure', /: error (?:[A-Z]+\d+)?: |^ *Failed \S|\[FAIL\]$/],
    [
      'detail',
      anyOf([
        /^ *(?:Error Message:|Stack Trace:|Assert\.|Expected:|Actual:|Expected |But was:|[\w.]+Exception\b)/,
        /^ +at .+ in .+:line \d+/,
      ]),
    ],
    ['warning', /: warning (?:[A-Z]+\d+)?: /],
    ['passed', /^ *Passed \S/],
    ['skipped', /^ *Skipped \S|\[SKIP\]$/],
    ['progress', /^ *(?:Restored|Determining projects|All projects are up-to-date|\S+ -> \S)/],
  ],
};
