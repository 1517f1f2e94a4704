import { anyOf } from '../common/patterns.ts';
import type { Tool } from './tool.ts';

/** What was expected and received, and where. */
const EXPECTATION = anyOf([
  /^ *(?:[A-Z]\w*Error: \S|Error: \S|expect\(|Expected\b|Received\b|(?:[-+] (?:Expected|Received)))/,
  /^ *(?:Caused by: |Message: |Difference:)|^ *[-+] {1,}\S|^ *> +\d+ *\|/,
  /^ *❯ \S+:\d+:\d+|thrown: |Exceeded timeout|Timeout of \d+/,
]);

/** Jest and Vitest. */
export const jest: Tool = {
  name: 'jest',
  proof: anyOf([
    /^ *(?:Test Suites|Test Files|Tests): +\d|^ *(?:Test Files|Tests) {2}\d/m,
    /^ *RUN +v\d|^(?:PASS|FAIL) +\S+\.[cm]?[jt]sx?\b/m,
  ]),
  rules: [
    [
      'summary',
      anyOf([
        /^ *(?:Test Suites|Test Files|Tests|Snapshots|Errors|Time|Duration|Type Errors):? +\d/,
        /^ *Snapshot Summary|^Ran all test suites/,
        /^ *\d+ snapshots? (?:failed|obsolete|written)/,
      ]),
    ],
    ['heading', /^ *● \S|^⎯{3,} *Failed/],
    ['failure', /^ *(?:FAIL|❯|✕|✗|×) +\S|^⎯{3,} *Unhandled/],
    ['detail', EXPECTATION],
    ['passed', /^ *(?:PASS|✓|√|✔) +\S/],
    ['skipped', /^ *(?:SKIP|○|↓|-) +(?:skipped )?\S/],
    ['warning', /^ *console\.(?:warn|error)\b/],
  ],
};

/** Playwright, whose list of failures names each with its place. */
export const playwright: Tool = {
  name: 'playwright',
  proof: /^Running \d+ tests? using \d+ workers?/m,
  rules: [
    ['summary', /^ +\d+ (?:passed|failed|flaky|skipped|interrupted|did not run)\b/],
    ['failure', /^ +\d+\) \S.* › |^ +(?:✘|x) +\d+ \S/],
    ['detail', EXPECTATION],
    ['passed', /^ +(?:✓|ok) +\d+ \S/],
    ['skipped', /^ +- +\d+ \S/],
    ['step', /^ +(?:(?:> *)?\d+ \||Retry #\d+ |Error Context: |Usage: )/],
  ],
};

/** Bun, which names a test below what it says about its failure. */
export const bun: Tool = {
  name: 'bun',
  proof: /^bun test v\d|^\((?:pass|fail)\) \S/m,
  rules: [
    [
      'summary',
      anyOf([
        /^ *\d+ (?:pass|fail|skip|todo|errors?|expect\(\) calls)$/,
        /^Ran \d+ tests? across |^\d+ tests? failed:/,
      ]),
    ],
    ['failure', /^\(fail\) \S/],
    ['detail', /^(?:error|\w*Error): |^[-+] +(?!Expected|Received)\S|^ +at .+:\d+:\d+\)?$/],
    ['passed', /^\(pass\) \S/],
    ['skipped', /^\((?:skip|todo)\) \S/],
    ['step', /^ *\d+ \| /],
  ],
};

/** Mocha and runners that report like it. */
export const mocha: Tool = {
  name: 'mocha',
  proof: /^ +\d+ (?:passing|failing)\b/m,
  header: /^ +\d+\) \S/,
  rules: [
    ['summary', /^ +\d+ (?:passing|failing|pending)\b/],
    ['failure', /^ +\d+\) \S/],
    // The test itself is named below its suite.
    ['failure', /^ {7,}\S.*:$/, /^ +\d+\) /],
    ['detail', /^ +(?:[A-Z]\w*Error\b|[-+] ?(?:expected|actual)|[-+]\S)|Timeout of \d+/],
    ['passed', /^ *(?:✓|√|✔) \S/],
    ['skipped', /^ +- \S/],
  ],
};

/** The TypeScript compiler in both of its forms. */
export const typescript: Tool = {
  name: 'tsc',
  proof: /^[^\n'"`]*\berror TS\d+: /m,
  rules: [
    ['summary', /^Found \d+ errors?\b|^\[[^\]]+\] Found \d+ error/],
    ['failure', /(?:\(\d+,\d+\)|:\d+:\d+)(?::| -) error TS\d+: |^error TS\d+: /],
    ['detail', /^ {2,}\S.*(?:not assignable|is missing|does not exist|Did you mean|incompatible)/],
  ],
};

/** ESLint in its forms, and linters with its report. */
export const eslint: Tool = {
  name: 'eslint',
  proof: anyOf([
    /^✖ \d+ problems?\b|^ +\d+:\d+ +(?:error|warning|✖|⚠) {2}\S/m,
    /^\S.*: line \d+, col \d+, (?:Error|Warning) - /m,
    /^\S+:\d+:\d+: .* \[(?:Error|Warning)(?:\/\S+)?\]$/m,
  ]),
  rules: [
    ['summary', /^✖ \d+ problems?\b|^\d+ problems?$|potentially fixable with the/],
    ['failure', /^ +\d+:\d+ +(?:error|✖) {2}|, Error - | \[Error(?:\/\S+)?\]$/],
    ['warning', /^ +\d+:\d+ +(?:warning|⚠) {2}|, Warning - | \[Warning(?:\/\S+)?\]$/],
    ['step', /^(?:\/|[A-Z]:\\|\.{0,2}[\w@-]+\/)\S+\.\w{1,6}$/],
  ],
};

/** Biome, Oxlint and others that draw the code below each message. */
export const drawnReports: Tool = {
  name: 'a linter',
  proof: /^\S+:\d+:\d+ [a-z]+(?:\/\w+)* .*━{3}|^ +(?:,-|╭─)\[\S+:\d+:\d+\]$/m,
  header: /^ *[×✖x!⚠] \S/,
  opening: /^\S+:\d+:\d+ [a-z]+(?:\/\w+)* .*━{3}/,
  rules: [
    ['summary', /^Checked \d+ files? in |^Found \d+ \w+|^Diagnostics not shown: /],
    ['failure', /^ *[×✖x] \S|^\S+:\d+:\d+ .*━{3}\n *[×✖]/],
    ['warning', /^ *[!⚠] \S|^\S+:\d+:\d+ .*━{3}/],
    ['detail', /^ +(?:,-|╭─)\[/, /^ *[×✖x]/],
    ['step', /^ +(?:,-|╭─)\[|^ *(?:i|ℹ|help:) /],
    ['progress', /^ *(?:> *)?(?:\d+ )*(?:[│|:·]|\d+ *$)|^ +[`╰]-{2,}/],
  ],
};

/** Npm, Yarn and pnpm. */
export const npm: Tool = {
  name: 'npm',
  proof: anyOf([
    /^(?:npm|pnpm|yarn) (?:ERR!|error|WARN|warn|notice|http fetch)/m,
    /^(?:added|removed|changed|audited) \d+ packages?\b|^ ?(?:ERR_PNPM|➤ YN\d{4})/m,
    /^Progress: resolved \d|^> \S+@\d\S* \S/m,
  ]),
  rules: [
    [
      'summary',
      anyOf([
        /^(?:added|removed|changed|up to date|audited)\b.*\bpackages?\b/,
        /^\d+ (?:\w+ severity )?vulnerabilit|^found \d+ vulnerabilit/,
        /^(?:npm|pnpm) (?:ERR!|error) code |\bELIFECYCLE\b|^error Command failed/,
        /^Done in /,
      ]),
    ],
    [
      'failure',
      anyOf([
        /^(?:npm|pnpm|yarn) (?:ERR!|error)(?! +A complete log| +This is probably| *$)/,
        /^error |ERR_PNPM_\w+|➤ YN\d{4}: .*(?:Error|[Ff]ailed|couldn't)/,
      ]),
    ],
    ['warning', /^(?:npm|pnpm|yarn) (?:WARN|warn)|^warning |^ ?WARN /],
    [
      'progress',
      anyOf([
        /^(?:npm|pnpm) (?:notice|http|timing|info|verb|sill)|^Progress: |^\[\d\/\d\] /,
        /^ *(?:➤ YN\d{4}: |Packages: )|^info /,
      ]),
    ],
    ['step', /^> \S/],
  ],
};
