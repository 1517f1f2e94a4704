import type { Tool } from './tool.ts';

/** Pytest. */
export const pytest: Tool = {
  name: 'pytest',
  proof:
    /^={3,} (?:test session starts|FAILURES|ERRORS|short test summary info|warnings summary) ={3,}|^\S+\.py::\S+ (?:PASSED|FAILED|ERROR|SKIPPED|XFAIL)|^={3,} .*\d+ (?:passed|failed|errors?).* in [\d.]+/m,
  header: /^=+ \S.* =+$/,
  rules: [
    [
      'summary',
      /^=+ .*\b\d+ (?:passed|failed|errors?|skipped|deselected|warnings?)\b.* =*$|^\d+ (?:passed|failed).* in [\d.]+s|^collected .* errors?|^!{3,}/,
    ],
    ['step', /^=+ \S.* =+$/],
    ['heading', /^_{1,} \S.* _{1,}$/, /(?:FAILURES|ERRORS) =/],
    ['failure', /^(?:FAILED|ERROR|XPASS) \S|^\S+::\S.* (?:FAILED|ERROR|XPASS)\b/],
    ['detail', /^E {1,}\S|^INTERNALERROR> |^\S+\.py:\d+: \S/],
    [
      'passed',
      /^\S+::\S.* (?:PASSED|XFAIL)\b|^(?:PASSED|XFAIL) \S|^\S+\.py [.sx]+(?: +\[ *\d+%\])?$/,
    ],
    ['skipped', /^\S+::\S.* SKIPPED\b|^SKIPPED (?:\[\d+\] )?\S/],
    ['failure', /^\S+\.py [.sxFEX]*[FE][.sxFEX]*(?: +\[ *\d+%\])?$/],
    ['warning', /\b\w*Warning: /],
  ],
};

/** The runner of the standard library, and Django's. */
export const unittest: Tool = {
  name: 'unittest',
  proof: /^Ran \d+ tests? in [\d.]+s|^(?:FAIL|ERROR): \w+ \(.+\)/m,
  rules: [
    ['summary', /^Ran \d+ tests? in |^(?:OK|FAILED)(?: \(.*\))?$/],
    ['heading', /^(?:FAIL|ERROR|UNEXPECTED SUCCESS): \S/],
    ['failure', /\.\.\. (?:FAIL|ERROR|unexpected success)$/],
    [
      'detail',
      /^(?:[\w.]*\.)?[A-Z]\w*(?:Error|Exception|Failure|Exit|Interrupt)\b|^(?:First differing element|AssertionError)/,
    ],
    ['passed', /\.\.\. (?:ok|expected failure)$/],
    ['skipped', /\.\.\. skipped\b/],
  ],
};

/** Installations with pip. */
export const pip: Tool = {
  name: 'pip',
  proof: /^(?:Collecting \S|Requirement already satisfied: |Successfully installed )/m,
  rules: [
    ['summary', /^Successfully (?:installed|uninstalled) /],
    ['failure', /^ *(?:ERROR|error): /],
    ['warning', /^ *WARNING: |^\[notice\]/],
    [
      'progress',
      /^ *(?:Collecting|Downloading|Using cached|Requirement already satisfied|Obtaining|Preparing|Getting requirements|Installing|Building wheel|Created wheel|Stored in directory|Attempting uninstall|Found existing|Uninstalling|Running setup\.py)\b|^ *[━╸╺ ]{4,}/,
    ],
  ],
};
