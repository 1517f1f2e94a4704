import { describe, expect, it } from 'vitest';

import { detect } from '../../../../engine/detect/index.ts';

const repeated = (count: number, line: (id: number) => string): string =>
  Array.from({ length: count }, (_, id) => line(id)).join('\n');
const two = (id: number): string => String(id % 60).padStart(2, '0');

const OUTPUTS: readonly (readonly [string, string, string])[] = [
  [
    'git blame',
    'table',
    repeated(
      40,
      (id) =>
        `61b36c9${id % 9} (Ann Lee 2026-11-21 11:01:${two(id)} +0000 ${String(id + 1).padStart(2)})   const value${id} = ${id};`,
    ),
  ],
  [
    'git blame -s',
    'table',
    repeated(40, (id) => `61b36c95 ${String(id + 1).padStart(3)}) import { a${id} } from 'a';`),
  ],
  [
    'ls --full-time',
    'table',
    `total 9\n${repeated(30, (id) => `-rw-r--r--  1 root root ${1000 + id} 2026-11-21 23:09:${two(id)}.089516145 +0000 f${id}`)}`,
  ],
  [
    'tar -tv',
    'table',
    repeated(
      30,
      (id) => `-rw-r--r-- root/root      ${1000 + id} 2026-11-22 05:${two(id)} src/f${id}.ts`,
    ),
  ],
  ['dmesg', 'log', repeated(30, (id) => `[    ${id}.107265] smpboot: CPU${id} of ${id * 3} is up`)],
  [
    'Rails',
    'log',
    repeated(
      20,
      (id) =>
        `Started GET "/posts/${id}" for 127.0.0.1 at 2026-11-22 08:00:${two(id)} +0000\nProcessing by PostsController#show as HTML\n  Post Load (0.${id}ms)  SELECT 1\nCompleted 200 OK in ${id}ms\n\n`,
    ),
  ],
  [
    'a CI log below its command',
    'log',
    `$ gh run view --log\n${repeated(400, (id) => `2026-11-22T08:${two((id / 60) | 0)}:${two(id)}.1234567Z added package ${id}`)}`,
  ],
  [
    'ps below its command',
    'table',
    `$ ps -ef\nUID        PID  PPID  C STIME TTY          TIME CMD\n${repeated(40, (id) => `root ${String(id * 7).padStart(9)}     2  0 Nov21 ?        00:00:0${id % 10} [kworker/${id}]`)}`,
  ],
  [
    'playwright',
    'build',
    `${repeated(30, (id) => `  ✓  ${id + 1} [chromium] › a.spec.ts:${id}:5 › works (${id}ms)`)}\n\n  30 passed (2.3s)`,
  ],
  [
    'ruff',
    'build',
    repeated(
      12,
      (id) =>
        `F841 Local variable \`l\` is assigned to but never used\n  --> m${id}.py:1${id}:3\n   |\n19 |   l = 1\n   |   ^\nhelp: Remove assignment\n`,
    ),
  ],
  [
    'rustc',
    'build',
    repeated(
      9,
      (id) =>
        `error[E0308]: mismatched types\n --> src/lib.rs:${id}:47\n  |\n1 | pub fn f(a: i32) -> String { a + 1 }\n  |                     ------   ^^^^^ expected \`String\`\n`,
    ),
  ],
  [
    'mocha of dots',
    'build',
    '\n  .!.......!..\n  .!.!..!.....\n\n  20 passing (27ms)\n  4 failing\n\n  1) suite\n       case:\n     Error: boom',
  ],
  [
    'npm ls',
    'search',
    `app@1.0.0 /srv/app\n${repeated(12, (id) => `├─┬ a${id}@7.0.0\n│ ├── @s/b${id}@1.0.${id}\n│ └─┬ c${id}@2.0.0\n│   └── d@1.0.0 deduped`)}\n└── z@1.0.0`,
  ],
];

describe('outputs of programs', () => {
  it.each(OUTPUTS)('of %s are %s', (_, kind, text) => {
    expect(detect(text).kind).toBe(kind);
  });

  it('names with numbers are no places in files', () => {
    const text = repeated(30, (id) => `used_memory_${'abc'[id % 3]}:${id * 37}`);
    expect(detect(text).kind).not.toBe('search');
  });
});
