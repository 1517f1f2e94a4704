import type { ContentKind } from '../../../src/index.ts';
import { below, pick, type Random, randomFrom } from '../../eval/inputs/random.ts';
import { searchResults, serverLog, words } from '../generate.ts';

/** Makes a text of one kind of at least so many characters; another seed gives other content. */
export type TextMaker = (size: number, seed: number) => string;

/** A maker for each kind that a tool returns, by the names of the bench. */
export const textMakers: Readonly<Partial<Record<ContentKind, TextMaker>>> = {
  json: (size, seed) => searchResults(Math.ceil(size / BYTES_A_RECORD), seed),
  ndjson: lines((random, index) => JSON.stringify({ id: index, ...fields(random) })),
  csv: lines(
    (random, index) => `${index},${below(random, 9999)},${words(random, 2)},${below(random, 3)}`,
    'id,amount,name,state',
  ),
  yaml: lines(
    (random, index) =>
      `- name: pod-${index}\n  node: ${pick(random, NAMES)}\n  labels:\n    app: ${pick(random, NAMES)}\n  restarts: ${below(random, 9)}\n  phase: Running`,
    'items:',
  ),
  xml: (size, seed) => `<?xml version="1.0"?>\n<orders>\n${xmlOrders(size, seed)}</orders>\n`,
  table: lines(
    (random, index) =>
      `${`pod-${index}-${below(random, 999)}`.padEnd(16)}1/1     Running   ${below(random, 9)}          ${below(random, 99)}d`,
    'NAME            READY   STATUS    RESTARTS   AGE',
  ),
  log: serverLog,
  'stack-trace': lines((random, index) =>
    index % 20 === 0
      ? `java.lang.IllegalStateException: ${words(random, 5)}`
      : `\tat com.example.${pick(random, NAMES)}.${pick(random, NAMES)}(File${below(random, 9)}.java:${below(random, 500)})`,
  ),
  search: lines(
    (random) =>
      `src/${pick(random, NAMES)}/${pick(random, NAMES)}.ts:${below(random, 900)}:  return ${pick(random, NAMES)}(${words(random, 1)});`,
  ),
  diff: blocks(fileDiff),
  code: (size, seed) =>
    `import { settle } from './settle.ts';\n\n${blocks(codeFunction)(size, seed)}`,
  numbered: (size, seed) =>
    blocks(codeFunction)(size, seed)
      .split('\n')
      .map((line, index) => `${String(index + 1).padStart(6)}\t${line}`)
      .join('\n'),
  html: (size, seed) =>
    `<!DOCTYPE html>\n<html><head><title>News</title><script>${'track("view");'.repeat(500)}</script></head><body><nav>${link().repeat(40)}</nav><div class="text">\n${blocks(htmlParagraph)(size, seed)}\n</div><footer>${link().repeat(20)}</footer></body></html>`,
  markdown: blocks(
    (random, index) =>
      `## Part ${index}\n\n${sentences(random, 6)}\n\n- ${sentences(random, 1)}\n- ${sentences(random, 1)}\n`,
  ),
  prose: blocks((random) => `${sentences(random, 8)}\n`),
};

const BYTES_A_RECORD = 430;
const NAMES = ['orders', 'payments', 'users', 'search', 'mailer', 'billing', 'stock'] as const;

const xmlOrders = lines(
  (random, index) =>
    `  <order id="${index}">\n    <customer>${words(random, 2)}</customer>\n    <amount>${below(random, 9999)}</amount>\n    <state>${pick(random, NAMES)}</state>\n  </order>`,
);

type PartMaker = (random: Random, index: number) => string;

function lines(line: PartMaker, header?: string): TextMaker {
  const body = blocks(line);
  return (size, seed) =>
    header === undefined ? body(size, seed) : `${header}\n${body(size, seed)}`;
}

function blocks(part: PartMaker): TextMaker {
  return (size, seed) => {
    const random = randomFrom(seed);
    const parts: string[] = [];
    for (let length = 0; length < size; length += (parts.at(-1) ?? '').length + 1) {
      parts.push(part(random, parts.length));
    }
    return parts.join('\n');
  };
}

function fields(random: Random): object {
  return { name: words(random, 2), amount: below(random, 9999), state: pick(random, NAMES) };
}

function sentences(random: Random, count: number): string {
  const made = Array.from({ length: count }, () => {
    const text = words(random, 8 + below(random, 12));
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  });
  return made.join(' ');
}

function htmlParagraph(random: Random, index: number): string {
  return `<p class="body">${sentences(random, 4)} <a href="/people/${index}">${words(random, 2)}</a></p>`;
}

function link(): string {
  return '<li class="menu-item"><a class="menu-link" href="/section">Section</a></li>';
}

function codeFunction(random: Random, index: number): string {
  const name = `${pick(random, NAMES)}${index}`;
  return `/** ${sentences(random, 1)} */
export function ${name}(input: readonly number[], limit: number): number {
  let total = ${below(random, 100)};
  for (const each of input) {
    // ${words(random, 6)}
    if (each > limit) throw new Error('${words(random, 4)}');
    total += settle(each, ${below(random, 1000)});
  }
  return total;
}
`;
}

function fileDiff(random: Random, index: number): string {
  const path = `src/${pick(random, NAMES)}/file${index}.ts`;
  return `diff --git a/${path} b/${path}
--- a/${path}
+++ b/${path}
@@ -${index + 1},4 +${index + 1},4 @@ export function ${pick(random, NAMES)}()
   const first = ${below(random, 100)};
-  return ${words(random, 1)}(${below(random, 100)});
+  return ${words(random, 1)}(${below(random, 100)}, first);
   // ${words(random, 6)}
 }`;
}
