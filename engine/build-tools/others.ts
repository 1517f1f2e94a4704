import { anyOf } from '../common/patterns.ts';
import type { Tool } from './tool.ts';

/** RSpec and Minitest. */
export const ruby: Tool = {
  name: 'rspec',
  proof: /^\d+ examples?, \d+ failures?|^\d+ runs, \d+ assertions, |^rspec \.\/\S+:\d+/m,
  rules: [
    ['summary', /^\d+ examples?, |^\d+ runs, \d+ assertions, |^Finished in /],
    [
      'failure',
      /^ +\d+\) \S|^rspec \.\/\S+|\(FAILED - \d+\)$|^\S+#test_\S+ (?:\[\S+:\d+\]:|= [\d.]+ s = [FE])$/,
    ],
    [
      'detail',
      anyOf([
        /^ +(?:Failure\/Error:|expected\b|got:|Expected:|Actual:|[A-Z]\w*(?:::\w+)*(?:Error|Mismatch)\b)/,
        /^ +# \.\/\S+:\d+/,
      ]),
    ],
  ],
};

/** PHPUnit. */
export const phpunit: Tool = {
  name: 'phpunit',
  proof: /^PHPUnit [\d.]+|^(?:OK|Tests:) .*\bassertions?\b|^(?:FAILURES|ERRORS)!$/im,
  rules: [
    [
      'summary',
      /^(?:OK|OK, but .*) ?\(|^Tests: \d|^(?:FAILURES|ERRORS|WARNINGS)!$|^There (?:was|were) \d+ /,
    ],
    ['failure', /^\d+\) \S/],
    [
      'detail',
      anyOf([
        /^(?: +│ )?(?:Failed asserting|[-+]{3} (?:Expected|Actual)|[-+]'|[\w\\]+(?:Error|Exception): )/,
        /^(?: +│ )?\/\S+\.php:\d+$/,
      ]),
    ],
    ['passed', /^[.SIRN]+ +\d+ \/ \d+ \( *\d+%\)$/],
  ],
};

/** Robot Framework: below each failed test stands why. */
export const robot: Tool = {
  name: 'robot',
  proof: /^\d+ tests?, \d+ passed, \d+ failed/m,
  header: /\| (?:PASS|FAIL|SKIP) \|/,
  opening: /\| (?:PASS|SKIP) \|$/,
  rules: [
    // A suite is no test: its sum stands below it.
    ['step', /\| (?:PASS|SKIP) \|\n\d+ tests?, /],
    ['summary', /^\d+ tests?, \d+ passed, \d+ failed/],
    ['failure', /\| FAIL \|$/],
    ['passed', /\| PASS \|/],
    ['skipped', /\| SKIP \|/],
    ['progress', /^[=-]{20,}$/],
    ['step', /^(?:Output|Log|Report|Debug|XUnit): /],
    ['detail', /^\S/, /\| FAIL \|/],
  ],
};

/** Cucumber and Behave. */
export const cucumber: Tool = {
  name: 'cucumber',
  proof: /^\d+ scenarios? (?:passed|\()/m,
  rules: [
    ['summary', /^\d+ (?:features?|rules?|scenarios?|steps?) (?:passed|\()/],
    [
      'failure',
      anyOf([
        /^ {2}\S+\.feature:\d+ |^cucumber \S+\.feature:\d+|^\d+\) Scenario: /,
        /\.{3} (?:failed|undefined|error) in |^ *[✖×] /,
      ]),
    ],
    ['detail', /^ *(?:ASSERT FAILED|Assertion Failed|Traceback |[\w.]*(?:Error|Exception)\b)/],
    ['progress', /^ +(?:✔ )?(?:Given|When|Then|And|But|\*) /],
  ],
};

/** XCTest and Swift Testing, as `swift test` and Xcode print them. */
export const swift: Tool = {
  name: 'swift test',
  proof: anyOf([
    /^Test (?:Case|Suite) '.+' (?:started|passed|failed)\b/m,
    /^[◇✔✘] Test .+ (?:started|passed|failed)\b/m,
    /^\*\* \w+ (?:SUCCEEDED|FAILED) \*\*$/m,
  ]),
  rules: [
    [
      'summary',
      /^\s*Executed \d+ tests?, with |^[✔✘] Test run with |^Test Suite 'All tests' (?:passed|failed)/,
    ],
    ['failure', /^Test Case '.+' failed|^\S+:\d+: error: |^✘ (?:Test|Suite) /],
    ['step', /^\t\w+ \S|^[A-Z]\w+ (?:normal |\/|\S+ \/)/],
    ['progress', /^ {4}(?:cd|export|builtin-\S+|\/\S+) \S/],
    ['passed', /^Test Case '.+' passed|^✔ (?:Test|Suite) /],
    ['skipped', /^Test Case '.+' skipped|^➜ Test .+ skipped/],
    ['progress', /^Test Case '.+' started|^◇ /],
    ['step', /^Test Suite '/],
  ],
};

/** Bazel's builds and tests. */
export const bazel: Tool = {
  name: 'bazel',
  proof: anyOf([
    /^\/\/\S+ +(?:\(cached\) )?(?:PASSED|FAILED|TIMEOUT|FLAKY)\b/m,
    /^\[[\d,]+ \/ [\d,]+\] \S|^(?:INFO|ERROR): Build (?:completed|did NOT)|^Target \/\/\S+ (?:failed|up-to-date)/m,
  ]),
  rules: [
    [
      'summary',
      anyOf([
        /^Executed \d+ out of \d+ tests?: |^(?:INFO|FAILED): Build /,
        /^ERROR: Build did NOT|^INFO: Elapsed time/,
      ]),
    ],
    ['failure', /^\/\/\S+ +(?:FAILED|TIMEOUT|FLAKY|INCOMPLETE)\b|^(?:ERROR|FAIL): /],
    ['skipped', /^\/\/\S+ +(?:NO STATUS|SKIPPED)\b/],
    ['passed', /^\/\/\S+ +(?:\(cached\) )?PASSED\b/],
    ['progress', /^\[[\d,]+ \/ [\d,]+\] |^(?:Loading|Analyzing): |^INFO: (?:From|Analyzed|Found) /],
  ],
};

/** Node's own runner, as it reports to people. */
export const nodeRunner: Tool = {
  name: 'node',
  proof: /^ℹ (?:tests|pass|fail) \d+$/m,
  rules: [
    ['summary', /^ℹ (?:tests|suites|pass|fail|cancelled|skipped|todo)\b/],
    ['skipped', /^ *﹣ \S|^ *\S .* # (?:SKIP|TODO)\b/],
    ['failure', /^ *✖ (?!failing tests:)\S/],
    ['detail', /^ +(?:[\w.]*(?:Error|Exception)\b.*:|\[cause\]: )|^test at \S|^ *[+-] {2,}\S/],
    ['passed', /^ *✔ \S/],
    ['step', /^ *▶ \S/],
  ],
};

/** The Test Anything Protocol, as Node's runner and others speak it. */
export const tap: Tool = {
  name: 'tap',
  proof: /^TAP version \d+|^1\.\.\d+$|^not ok \d+|^# (?:tests|pass|fail) \d+/m,
  rules: [
    [
      'summary',
      /^# (?:tests|suites|pass|ok|fail|cancelled|skipped|todo|failed)\b|^1\.\.\d+|^Bail out!/,
    ],
    ['skipped', /^ *(?:not )?ok \d+.* # (?:SKIP|TODO)\b/i],
    ['failure', /^ *not ok \d+/],
    [
      'detail',
      /^ +(?:error|expected|actual|operator|location|at|message|found|wanted|code|failureType): /,
    ],
    ['passed', /^ *ok \d+/],
    ['progress', /^ +(?:---|\.\.\.)$|^ +(?:duration_ms|type): |^ *# Subtest: |^ +1\.\.\d+$|^ *\}$/],
  ],
};

/** Reports in the XML of JUnit. */
export const junit: Tool = {
  name: 'junit xml',
  proof: /^[ \t]*<(?:testsuites?|testcase)\b/m,
  opening: /<testcase\b[^>]*[^>/]>\s*$/,
  rules: [
    ['step', /^\s*<testsuite\b(?=[^>]* failures="0")(?=[^>]* errors="0")/],
    ['summary', /^\s*<testsuites?\b|^\s*<!-- (?:tests|pass|fail|skipped) \d+ -->/],
    ['failure', /<testcase\b[^>]*[^>/]>\s*<(?:failure|error|rerunFailure)\b/],
    ['detail', /^\s*<(?:failure|error)\b/],
    ['skipped', /<testcase\b[^>]*[^>/]>\s*<skipped\b/],
    ['passed', /^\s*<testcase\b/],
  ],
};
