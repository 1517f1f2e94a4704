import type { ContentKind } from '../../../engine/content.ts';
import { lines } from '../../support/lines.ts';
import { EXAMPLES_OF_BUILDS } from './examples-of-builds.ts';

/** A text with the kind that a person would say it is. */
export interface Example {
  readonly name: string;
  readonly kind: ContentKind;
  readonly language?: string;
  readonly text: string;
}

function two(number: number): string {
  return String(number % 60).padStart(2, '0');
}

const LEVELS = ['INFO', 'INFO', 'DEBUG', 'WARN', 'ERROR'];
const SOURCE = [
  'import { readFile } from "node:fs/promises";',
  '',
  'export async function load(path: string): Promise<string> {',
  '  const text = await readFile(path, "utf8");',
  '  if (text.length === 0) {',
  '    throw new Error(`empty: ${path}`);',
  '  }',
  '  return text.trim();',
  '}',
];
const SENTENCES =
  'The committee met again in the spring, and most of its members had read the report. ' +
  'Nobody was quite sure what the figures meant, but everyone agreed that they were large. ';

/** Examples of every kind, none of them from the development data. */
export const EXAMPLES: readonly Example[] = [
  { name: 'an object', kind: 'json', text: '{"a": [1, 2, {"b": null}], "c": "d"}' },
  { name: 'a list', kind: 'json', text: JSON.stringify(SOURCE, undefined, 2) },
  {
    name: 'a large list',
    kind: 'json',
    text: JSON.stringify(Array.from({ length: 5000 }, (_, id) => ({ id, name: `name ${id}` }))),
  },
  {
    name: 'records on lines',
    kind: 'ndjson',
    text: lines(30, (id) => JSON.stringify({ id, level: 'info', message: 'started' })),
  },
  {
    name: 'comma separated values',
    kind: 'csv',
    text: `id,name,price\n${lines(20, (id) => `${id},"Smith, J.",${id / 4}`)}`,
  },
  {
    name: 'tab separated values with a counting column',
    kind: 'csv',
    text: `id\tname\tprice\n${lines(20, (id) => `${id}\tname ${id}\t${id / 4}`)}`,
  },
  {
    name: 'measurements with times and without a header',
    kind: 'table',
    text: lines(30, (id) => `2024-05-01T10:00:${two(id)}Z,${id * 3},ok,${id / 7}`),
  },
  {
    name: 'prices with times',
    kind: 'csv',
    text: `timestamp,open,high,low,close\n${lines(200, (id) => `2024-05-01 10:00:${two(id)},${id}.1,${id}.9,${id}.0,${id}.5`)}`,
  },
  {
    name: 'an export of messages with times and levels',
    kind: 'csv',
    text: `time,level,message\n${lines(30, (id) => `2024-05-01T10:00:${two(id)}Z,INFO,worker ${id} did start`)}`,
  },
  {
    name: 'a table of Markdown',
    kind: 'table',
    text: `| name | size |\n| --- | ---: |\n${lines(8, (id) => `| name ${id} | ${id * 7} |`)}`,
  },
  {
    name: 'a grid of psql',
    kind: 'table',
    text: ` id | name   | total\n----+--------+-------\n${lines(9, (id) => `  ${id} | name ${id} |   ${id}.50`)}\n(9 rows)`,
  },
  {
    name: 'aligned columns',
    kind: 'table',
    text: `NAME          READY   STATUS    RESTARTS   AGE\n${lines(9, (id) => `web-${id}-x7f9k   1/1     Running   ${id}          3d2h`)}`,
  },
  {
    name: 'a directory',
    kind: 'table',
    text: `total 48\n${lines(9, (id) => `-rw-r--r--  1 root staff  ${1000 + id} Apr 30 08:3${id} file${id}.txt`)}`,
  },
  {
    name: 'a log with times and levels',
    kind: 'log',
    text: lines(
      40,
      (id) =>
        `2024-05-01 10:00:${two(id)},${100 + id} ${LEVELS[id % 5]} worker ${id}, queue a, part ${id} done`,
    ),
  },
  {
    name: 'a system log',
    kind: 'log',
    text: lines(
      40,
      (id) => `Dec ${10 + (id % 9)} 06:55:${two(id)} host sshd[${id}]: Accepted key for user${id}`,
    ),
  },
  {
    name: 'an access log',
    kind: 'log',
    text: lines(
      40,
      (id) =>
        `10.0.0.${id} - - [10/Oct/2023:13:55:${two(id)} +0000] "GET /items/${id} HTTP/1.1" 200 ${id * 31}`,
    ),
  },
  {
    name: 'a log in colour',
    kind: 'log',
    text: lines(40, (id) => `\u001B[32mINFO\u001B[0m request ${id} served`),
  },
  {
    name: 'a log of keys and values',
    kind: 'log',
    text: lines(
      40,
      (id) => `ts=2024-05-01T10:00:${two(id)}Z level=info msg="request served" id=${id}`,
    ),
  },
  {
    name: 'test results',
    kind: 'build',
    text: `${lines(20, (id) => `test_case_${id} (suite.Cases) ... ok`)}\n\nRan 20 tests in 0.1s\n\nOK`,
  },
  {
    name: 'an installation',
    kind: 'build',
    text: lines(
      20,
      (id) => `Collecting package${id}==1.${id}\n  Downloading package${id}-1.${id}.whl (12 kB)`,
    ),
  },
  {
    name: 'errors of a compiler',
    kind: 'build',
    text: lines(12, (id) => `src/main.c:${id * 9}:5: error: expected ';' before 'x${id}'`),
  },
  ...EXAMPLES_OF_BUILDS,
  {
    name: 'a trace of Java',
    kind: 'stack-trace',
    text: `java.lang.IllegalStateException: closed\n${lines(14, (id) => `\tat com.example.Service$${id}.call(Service.java:${id + 40})`)}\nCaused by: java.io.IOException: pipe\n\t... 12 more`,
  },
  {
    name: 'a trace of Python',
    kind: 'stack-trace',
    text: `Traceback (most recent call last):\n${lines(6, (id) => `  File "/app/main${id}.py", line ${id + 3}, in run\n    return next(step)`)}\nValueError: no step`,
  },
  {
    name: 'a result of PostgreSQL with a counting column',
    kind: 'table',
    text: ` id |  state  |     created_at      \n----+---------+---------------------\n${lines(20, (id) => ` ${two(id)} | running | 2024-05-01 10:00:${two(id)}`)}\n(20 rows)\n`,
  },
  {
    name: 'columns with dashes below their names, and times in them',
    kind: 'table',
    text: `id  created_at           state\n--  -------------------  -------\n${lines(20, (id) => `${two(id)}  2024-05-01 10:00:${two(id)}  running`)}`,
  },
  {
    name: 'counts of lines',
    kind: 'table',
    text: `${lines(12, (id) => `${String(id * 97).padStart(6)} src/part${id}/index.ts`)}\n  6402 total`,
  },
  {
    name: 'tuples of Python',
    kind: 'table',
    text: `[${Array.from({ length: 30 }, (_, id) => `('name ${id}', ${id}, None)`).join(', ')}]`,
  },
  {
    name: 'hits without line numbers',
    kind: 'search',
    text: lines(12, (id) => `./src/part${id % 3}/index.ts:export function part${id}() {`),
  },
  {
    name: 'hits in one file',
    kind: 'search',
    text: lines(12, (id) => `${3 + id * 7}:  this.queue.push(part${id});`),
  },
  {
    name: 'a tree of files',
    kind: 'search',
    text: `src\n├── compress\n${lines(8, (id) => `│   ├── part${id}.ts`)}\n│   └── text.ts\n└── index.ts\n\n1 directory, 10 files`,
  },
  {
    name: 'files below a count of them',
    kind: 'search',
    text: `Found 6 files\n${lines(6, (id) => `/home/ada/site/src/part${id}.ts`)}`,
  },
  {
    name: 'hits of a search',
    kind: 'search',
    text: lines(20, (id) => `src/module${id % 4}/file.ts:${id * 3 + 1}:  return load(path${id});`),
  },
  {
    name: 'hits below their files',
    kind: 'search',
    text: lines(
      6,
      (id) =>
        `src/module${id}/file.ts\n${id + 3}:const first = load();\n${id + 90}:const second = load();`,
    ),
  },
  {
    name: 'a list of paths',
    kind: 'search',
    text: lines(20, (id) => `./src/module${id % 4}/part-${id}.test.ts`),
  },
  {
    name: 'a diff',
    kind: 'diff',
    text: 'diff --git a/x.ts b/x.ts\nindex 1234567..89abcde 100644\n--- a/x.ts\n+++ b/x.ts\n@@ -1,4 +1,4 @@\n const a = 1;\n-const b = 2;\n+const b = 3;\n const c = 4;\n',
  },
  { name: 'TypeScript', kind: 'code', language: 'typescript', text: SOURCE.join('\n') },
  {
    name: 'Python',
    kind: 'code',
    language: 'python',
    text: 'import os\nfrom pathlib import Path\n\n\nclass Store:\n    """Keeps files."""\n\n    def __init__(self, root):\n        self.root = Path(root)\n\n    def read(self, name):\n        with open(self.root / name) as handle:\n            return handle.read()\n',
  },
  {
    name: 'Go',
    kind: 'code',
    language: 'go',
    text: 'package main\n\nimport (\n\t"fmt"\n)\n\nfunc main() {\n\tvalue, err := load()\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\tfmt.Println(value)\n}\n',
  },
  {
    name: 'YAML',
    kind: 'code',
    language: 'yaml',
    text: 'version: 2\nservices:\n  web:\n    image: nginx\n    ports:\n      - "80:80"\n    restart: always\n  db:\n    image: postgres\n',
  },
  {
    name: 'a file read with cat -n',
    kind: 'numbered',
    language: 'typescript',
    text: SOURCE.map((line, index) => `${String(index + 1).padStart(6)}\t${line}`).join('\n'),
  },
  {
    name: 'a file read with arrows',
    kind: 'numbered',
    text: SOURCE.map((line, index) => `${index + 1}→${line}`).join('\n'),
  },
  {
    name: 'a file read with bars',
    kind: 'numbered',
    text: SOURCE.map((line, index) => `${index + 1}|${line}`).join('\n'),
  },
  {
    name: 'a file read with colons',
    kind: 'numbered',
    text: SOURCE.map((line, index) => `${index + 1}: ${line}`).join('\n'),
  },
  {
    name: 'a page',
    kind: 'html',
    text: '<!DOCTYPE html>\n<html><head><title>x</title></head><body><p>y</p></body></html>',
  },
  {
    name: 'a fragment of a page',
    kind: 'html',
    text: `<ul>\n${lines(9, (id) => `  <li><a href="/${id}">item</a></li>`)}\n</ul>`,
  },
  {
    name: 'a document of Markdown',
    kind: 'markdown',
    text: '# Title\n\nSome words about **this** thing.\n\n## Part\n\n- first point here\n- second point here\n\n```sh\nnpm test\n```\n\nSee [the docs](https://example.com).\n',
  },
  { name: 'sentences', kind: 'prose', text: SENTENCES.repeat(6) },
  {
    name: 'passages in tags',
    kind: 'prose',
    text: lines(5, (index) => `<document index="${index}">\n${SENTENCES}\n</document>`),
  },
  {
    name: 'Chinese sentences',
    kind: 'prose',
    text: '委员会在春天再次开会，大多数成员都读过报告。没有人确定这些数字的含义，但大家都同意它们很大。'.repeat(
      6,
    ),
  },
  {
    name: 'base64',
    kind: 'binary',
    text: Buffer.from(lines(90, (id) => `${id * 7919} words`)).toString('base64'),
  },
  { name: 'zeros', kind: 'binary', text: '\u0000\u0001'.repeat(300) },
  {
    name: 'a report of git',
    kind: 'text',
    text: 'On branch main\nYour branch is up to date.\n\nChanges not staged for commit:\n\tmodified:   src/a.ts\n\tmodified:   src/b.ts\n\tmodified:   src/c.ts\n',
  },
  { name: 'nothing', kind: 'text', text: '' },
  { name: 'a word', kind: 'text', text: 'ok' },
];
