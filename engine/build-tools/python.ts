import { anyOf } from '../common/patterns.ts';
import type { Tool } from './tool.ts';

/** Pytest. */
export const pytest: Tool = {
  name: 'pytest',
  proof: anyOf([
    /^={3,} (?:test session starts|FAILURES|ERRORS|short test summary info|warnings summary) ={3,}/m,
    /^\S+\.py::\S+ (?:PASSED|FAILED|ERROR|SKIPPED|XFAIL)/m,
    /^={3,} .*\d+ (?:passed|failed|errors?).* in [\d.]+/m,
  ]),
  header: /^=+ \S.* =+$/,
  rules: [
    [
      'summary',
      anyOf([
        /^=+ .*\b\d+ (?:passed|failed|errors?|skipped|deselected|warnings?)\b.* =*$/,
        /^\d+ (?:passed|failed).* in [\d.]+s|^collected .* errors?|^!{3,}/,
      ]),
    ],
    ['step', /^=+ \S.* =+$/],
    ['heading', /^_{1,} \S.* _{1,}$/, /(?:FAILURES|ERRORS) =/],
    ['failure', /^(?:FAILED|ERROR|XPASS) \S|^\S+::\S.* (?:FAILED|ERROR|XPASS)\b/],
    // Frames between the test and what it raised may be many.
    ['step', /^\S+\.py:\d+: in (?!test)\S/],
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
      anyOf([
        /^(?:[\w.]*\.)?[A-Z]\w*(?:Error|Exception|Failure|Exit|Interrupt)\b/,
        /^(?:First differing element|AssertionError)/,
        /^Traceback \(most recent call last\)/,
      ]),
    ],
    ['passed', /\.\.\. (?:ok|expected failure)$/],
    ['skipped', /\.\.\. skipped\b/],
  ],
};

/** Checkers of types and style: mypy, pyright, ruff, flake8 and pylint. */
export const pythonCheckers: Tool = {
  name: 'a checker of Python',
  proof: anyOf([
    /^ *[^\s'"]\S*\.pyi?:\d+(?::\d+)?:? (?:- )?(?:error|note|warning): /m,
    /^\S+\.pyi?:\d+:\d+: [A-Z]{1,4}\d{3,5}\b|^ *--> \S+\.pyi?:\d+:\d+$/m,
    /^Found \d+ errors? in \d+ files? \(checked /m,
  ]),
  rules: [
    [
      'summary',
      anyOf([
        /^(?:Found \d+ errors?|Success: no issues|All checks passed|\d+ errors?, \d+ warnings?)/,
        /^(?:\[\*\] \d+ fixable|Your code has been rated at )/,
      ]),
    ],
    ['failure', /^\S+\.pyi?:\d+(?::\d+)?: error: |^[A-Z]{1,6}\d{2,5} (?:\[\*\] )?\S|- error: /],
    // What is wrong in the program, before what is only style.
    ['failure', /^\S+:\d+:\d+: (?:F\d{3}|E9\d{2}|[EF]\d{4})\b/],
    ['warning', /^\S+:\d+:\d+: [A-Z]{1,4}\d{3,5}\b/],
    ['detail', /^ *--> \S+:\d+:\d+$/],
    ['warning', /^\S+\.pyi?:\d+(?::\d+)?:? (?:- )?warning: /],
    ['step', /^\S+\.pyi?:\d+(?::\d+)?: note: |^help: |^ *\d* *\|/],
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
      anyOf([
        /^ *(?:Collecting|Downloading|Using cached|Requirement already satisfied|Obtaining|Preparing)\b/,
        /^ *(?:Getting requirements|Installing|Building wheel|Created wheel|Stored in directory)\b/,
        /^ *(?:Attempting uninstall|Found existing|Uninstalling|Running setup\.py)\b/,
        /^ *[━╸╺ ]{4,}/,
      ]),
    ],
  ],
};
