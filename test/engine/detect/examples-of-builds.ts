import { lines } from '../../support/lines.ts';
import type { Example } from './examples.ts';

/** What configurations, checkers and linters print. */
export const EXAMPLES_OF_BUILDS: readonly Example[] = [
  {
    name: 'a configuration and an installation',
    kind: 'build',
    text: `${lines(20, (id) => `checking whether the compiler supports the option ${id} and its relatives... yes`)}\n${lines(20, (id) => `Compiling '/usr/lib/python3/part${id}.py'...`)}`,
  },
  {
    name: 'what flake8 says',
    kind: 'build',
    text: lines(
      12,
      (id) => `shop/cart${id}.py:${id}:80: E501 line too long (${id + 80} > 79 characters)`,
    ),
  },
  {
    name: 'what pylint says, with the code that stands twice',
    kind: 'build',
    text: lines(
      6,
      (id) =>
        `************* Module cart${id}\nshop/cart${id}.py:1:0: C0114: Missing module docstring (missing-module-docstring)\nshop/cart${id}.py:1:0: R0801: Similar lines in 2 files\n==cart${id}:[4:9]\n==rates:[4:9]\n    out = 0\n    for row in rows:\n        out += row\n    return str(out)`,
    ),
  },
  {
    name: 'what pyright says',
    kind: 'build',
    text: lines(
      8,
      (id) =>
        `/srv/shop/cart${id}.py\n  /srv/shop/cart${id}.py:${id}:12 - error: Type "str" is not assignable to return type "int"\n    "str" is not assignable to "int" (reportReturnType)`,
    ),
  },
  {
    name: 'what Biome says, with the code below it',
    kind: 'build',
    text: lines(
      8,
      (id) =>
        `src/m${id}.js:${id}:9 lint/style/noVar  FIXABLE  ━━━━━━━━\n\n  ! Avoid this.\n\n  > ${id} │ export function cart${id}(x) { var y = 0; return x.total }\n      │ ^^^\n`,
    ),
  },
  {
    name: 'what ESLint says, a line for each problem',
    kind: 'build',
    text: lines(
      12,
      (id) => `src/m${id}.js:${id}:9: Unexpected var, use let or const instead. [Error/no-var]`,
    ),
  },
  {
    name: 'a table of results, which no tool prints',
    kind: 'table',
    text: `| test | result |\n| --- | --- |\n${lines(20, (id) => `| price of item ${id} | PASS |`)}`,
  },
];
