import type { Tool } from './tool.ts';

/** RSpec and Minitest. */
export const ruby: Tool = {
  name: 'rspec',
  proof: /^\d+ examples?, \d+ failures?|^\d+ runs, \d+ assertions, |^rspec \.\/\S+:\d+/m,
  rules: [
    ['summary', /^\d+ examples?, |^\d+ runs, \d+ assertions, |^Finished in /],
    ['failure', /^ +\d+\) \S|^rspec \.\/\S+|\(FAILED - \d+\)$/],
    [
      'detail',
      /^ +(?:Failure\/Error:|expected\b|got:|Expected:|Actual:|[A-Z]\w*(?:::\w+)*(?:Error|Mismatch)\b)|^ +# \.\/\S+:\d+/,
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
      /^(?:Failed asserting|[-+]{3} (?:Expected|Actual)|[-+]'|[\w\\]+(?:Error|Exception): )|^\/\S+\.php:\d+$/,
    ],
    ['passed', /^[.SIRN]+ +\d+ \/ \d+ \( *\d+%\)$/],
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
  ],
};

/** Reports in the XML of JUnit. */
export const junit: Tool = {
  name: 'junit xml',
  proof: /^ *<(?:testsuites?|testcase)\b/m,
  rules: [
    ['summary', /^ *<testsuites?\b/],
    ['failure', /<testcase\b[^>]*>\s*$|<testcase\b[^>]*>.*<(?:failure|error)\b/],
    ['detail', /^ *<(?:failure|error)\b/],
    ['skipped', /<testcase\b[^>]*>.*<skipped\b/],
    ['passed', /^ *<testcase\b[^>]*\/>\s*$|<testcase\b[^>]*><\/testcase>/],
  ],
};
