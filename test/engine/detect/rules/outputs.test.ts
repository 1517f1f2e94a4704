import { describe, expect, it } from 'vitest';

import { detect } from '../../../../engine/detect/index.ts';

const repeated = (count: number, line: (id: number) => string): string =>
  Array.from({ length: count }, (_, id) => line(id)).join('\n');
const two = (id: number): string => String(id % 60).padStart(2, '0');

const OUTPUTS: readonly (readonly [string, string, string])[] = [
  [
    'a job of GitLab',
    'build',
    `Running with gitlab-runner 17.0.0 (abc)\n${repeated(40, (id) => `Copying layer ${id}`)}\nERROR: Job failed: exit code 1`,
  ],
  [
    'a job of GitLab with times and streams',
    'build',
    [
      'Running with gitlab-runner 17.0.0',
      ...Array.from({ length: 40 }, (_, id) => `Copying layer ${id}`),
      'ERROR: Job failed: exit code 1',
    ]
      .map((line, id) => `2026-03-04T10:00:${two(id)}.037000Z 00O ${line}`)
      .join('\n'),
  ],
  [
    'the console of Jenkins',
    'build',
    `Started by user admin\n[Pipeline] sh\n${repeated(40, (id) => `Copying object ${id}`)}\n[Pipeline] End of Pipeline\nFinished: FAILURE`,
  ],
  [
    'git blame',
    'numbered',
    repeated(
      40,
      (id) =>
        `61b36c9${id % 9} (Ann Lee 2026-11-21 11:01:2${id % 9} +0000 ${String(id + 1).padStart(2)})   const value${id} = ${id};`,
    ),
  ],
  [
    'git blame -s',
    'numbered',
    repeated(40, (id) => `61b36c95 ${String(id + 1).padStart(3)}) import { a${id} } from 'a';`),
  ],
  [
    'git blame -fn',
    'table',
    repeated(
      40,
      (id) =>
        `61b36c9${id % 9} src/a.ts ${String(id + 7).padStart(2)} (Ann Lee 2026-11-21 11:01:${two(id)} +0000 ${String(id + 1).padStart(2)})   const value${id} = ${id};`,
    ),
  ],
  [
    'git diff --raw',
    'table',
    repeated(
      40,
      (id) => `:100644 100644 61b36c${two(id % 60)} c47f1b${two(id % 60)} M\tsrc/part-${id}.ts`,
    ),
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
  [
    'ls -li --full-time',
    'table',
    `total 9\n${repeated(30, (id) => `${String(320_118 + id)} -rw-r--r--  1 root root ${1000 + id} 2026-11-21 23:09:${two(id)}.089516145 +0000 f${id}`)}`,
  ],
  [
    'unzip -l',
    'table',
    `Archive:  a.zip\n  Length      Date    Time    Name\n---------  ---------- -----   ----\n${repeated(30, (id) => `${String(id * 7919).padStart(9)}  2026-11-17 19:${two(id)}   src/part${id}.py`)}`,
  ],
  [
    'dpkg -l',
    'table',
    `Desired=Unknown/Install\n| Status=Not/Inst\n|/ Err?=(none)\n||/ Name       Version      Architecture Description\n+++-==========-============-============-===========\n${repeated(30, (id) => `ii  ${`lib${id}`.padEnd(10)} 1.${String(id).padEnd(10)} amd64        a library of errors`)}`,
  ],
  [
    'dpkg -s',
    'table',
    repeated(
      30,
      (id) =>
        `Package: lib${id}\nStatus: install ok installed\nDescription: errors\n A library of errors.\n`,
    ),
  ],
  [
    'systemctl show',
    'table',
    repeated(30, (id) => `Id=part${id}.service\nActiveState=active\nMainPID=${id}\n`),
  ],
  [
    'a table of Spark',
    'table',
    `+---+-----+\n| id|state|\n+---+-----+\n${repeated(30, (id) => `|${String(id).padStart(3)}|   ok|`)}\n+---+-----+`,
  ],
  [
    'MySQL with \\G below a warning',
    'table',
    `mysql: [Warning] Using a password\n${repeated(20, (id) => `*************************** ${id + 1}. row ***************************\n        id: ${id}\ncreated_at: 2026-11-21 11:01:${two(id)}`)}`,
  ],
  [
    'psql with \\x',
    'table',
    repeated(20, (id) => `-[ RECORD ${id + 1} ]-----\nid    | ${id}\nstate | ok`),
  ],
  [
    'a log below a small table',
    'log',
    `NAME   STATE\n-----  -----\nweb    up\n${repeated(200, (id) => `2026-11-22T08:${two((id / 60) | 0)}:${two(id)}.1234567Z INFO [web] request ${id}`)}`,
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
    'ctest -V',
    'build',
    `Test project /srv/b\n${repeated(20, (id) => `test ${id}\n      Start ${id + 1}: unit_${id}\n\n${id}: Test command: /srv/b/t${id}\n${id}: step 0 ok\n${id}: step 1 ok\n${id}: step 2 ok\n${id}: step 3 ok\n${id + 1}/20 Test #${id + 1}: unit_${id} ......   Passed    0.00 sec`)}\n\n100% tests passed, 0 tests failed out of 20\n`,
  ],
  [
    'a C++ compiler with long notes',
    'build',
    repeated(
      4,
      (id) =>
        `In file included from /usr/include/c++/12/map:60,\n                 from a.cpp:${id + 1}:\n/usr/include/c++/12/map:40${id}: In instantiation of 'bool less<T>::operator()(const T&) const':\na.cpp:6:${id + 1}: error: no match for 'operator<'\n  408 |       { return left < right; }\n      |                ~~~~~^~~~~~~\n${repeated(6, (note) => `/usr/include/c++/12/map:12${note}:5: candidate: 'template<class T> bool std::operator<(const map<T>&)'\n 12${note} |     operator<(const map<T>& left);\n      |     ^~~~~~~~`)}`,
    ),
  ],
  [
    'a JUnit report in one line',
    'build',
    `<?xml version="1.0"?><testsuites><testsuite name="a" tests="30">${repeated(30, (id) => `<testcase name="t${id}"/>`).replaceAll('\n', '')}</testsuite></testsuites>`,
  ],
  [
    'chained tracebacks of Python with marks',
    'stack-trace',
    repeated(
      5,
      (id) =>
        `Traceback (most recent call last):\n  File "/srv/a.py", line ${id + 1}, in b\n    try: a(12)\n         ^^^^^\n  File "/srv/a.py", line 3, in a\n    raise KeyError("inner")\n          ^^^^^^^^^^^^^^^^\nKeyError: 'inner'\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File "/srv/a.py", line 9, in c\n    raise ValueError("order ${id}")\nValueError: order ${id}\nrequest ${id} done`,
    ),
  ],
  [
    'gdb',
    'stack-trace',
    repeated(
      6,
      (id) =>
        `Thread ${id + 1} (Thread 0x7ff${id} (LWP ${id}) "app"):\n#0  0x00007ffff7aed54${id} in wait_for (flags=0) at wait.c:48\n        state = 0\n        left = <optimized out>\n        span = {first = 1, last = 2}\n#1  0x0000555555555e2e in work (self=0x0) at work.cpp:80\nNo locals.\n`,
    ),
  ],
  [
    'valgrind',
    'stack-trace',
    `==7== Memcheck, a memory error detector\n${repeated(8, (id) => `==7== Invalid read of size ${id + 1}\n==7==    at 0x10925B: over() (mem.cpp:${id})\n==7==    by 0x10930B: main (mem.cpp:8)\n==7==  Address 0x4d5c${id} is 0 bytes after a block of size 10 alloc'd\n==7== `)}\n==7== ERROR SUMMARY: 8 errors from 8 contexts (suppressed: 0 from 0)`,
  ],
  [
    'npm ls',
    'search',
    `app@1.0.0 /srv/app\n${repeated(12, (id) => `├─┬ a${id}@7.0.0\n│ ├── @s/b${id}@1.0.${id}\n│ └─┬ c${id}@2.0.0\n│   └── d@1.0.0 deduped`)}\n└── z@1.0.0`,
  ],
  [
    'kubectl get all',
    'table',
    [
      'NAME          READY   STATUS    RESTARTS   AGE',
      repeated(9, (id) => `web-${id}-x7f9k   1/1     Running   ${id}          3d2h`),
      '',
      'NAME    TYPE        CLUSTER-IP    PORT',
      repeated(9, (id) => `svc-${id}   ClusterIP   10.96.14.${10 + id}   80${id}0`),
    ].join('\n'),
  ],
];

describe('outputs of programs', () => {
  it.each(OUTPUTS)('of %s are %s', (_, kind, text) => {
    expect(detect(text).kind).toBe(kind);
  });

  it('a configuration by CMake is a build, though SQL has such comments', () => {
    const text = `-- The C compiler identification is GNU 12.2.0
-- Detecting C compiler ABI info
-- Detecting C compiler ABI info - done
-- Check for working C compiler: /usr/bin/cc - skipped
-- Detecting C compile features
-- Detecting C compile features - done
-- Configuring done
-- Generating done
-- Build files have been written to: /src/ledger/build`;
    expect(detect(text).kind).toBe('build');
  });

  it('bytes between colons are no times', () => {
    const text = repeated(
      30,
      (id) => `                00:9b:a9:${10 + id}:31:02:9f:4a:97:af:2f:97:66:9a:74`,
    );
    expect(detect(text).kind).not.toBe('log');
  });

  it('names with numbers are no places in files', () => {
    const text = repeated(30, (id) => `used_memory_${'abc'[id % 3]}:${id * 37}`);
    expect(detect(text).kind).not.toBe('search');
  });
});
