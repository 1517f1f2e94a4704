import * as fc from 'fast-check';

import { lines } from '../lines.ts';

const SMALL = fc.nat({ max: 12 });
const LARGE = fc.integer({ min: 150, max: 300 });

/**
 * What tools return, by kind. Each grows from a seed and a size, so that it is made quickly and
 * shrinks to few rows; one in twelve is above some 2,000 tokens.
 */
const TOOL_OUTPUTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  records: grown((seed, size) => JSON.stringify(records(seed, size))),
  prettyRecords: grown((seed, size) =>
    JSON.stringify({ total: size, items: records(seed, size) }, null, 2),
  ),
  nested: grown((seed, size) => JSON.stringify(nested(seed, size))),
  ndjson: grown((seed, size) => lines(size, (row) => JSON.stringify(record(seed, row)))),
  csv: grown((seed, size) => `id,name,email,note\n${lines(size, (row) => csvRow(seed, row))}`),
  log: grown((seed, size) => lines(size, (row) => logLine(seed, row))),
  crlfLog: grown((seed, size) => lines(size, (row) => logLine(seed, row)).replaceAll('\n', '\r\n')),
  trace: grown(
    (seed, size) =>
      `Traceback (most recent call last):\n${lines(size, (row) => frame(seed, row))}\nValueError: bad row ${seed}`,
  ),
  search: grown((seed, size) =>
    lines(
      size,
      (row) => `src/${word(seed, row % 7)}.ts:${row * 3 + 1}:  const ${word(seed, row)} = ${row};`,
    ),
  ),
  diff: grown(
    (seed, size) =>
      `diff --git a/x.ts b/x.ts\n--- a/x.ts\n+++ b/x.ts\n@@ -1,${size} +1,${size} @@\n${lines(size, (row) => diffLine(seed, row))}`,
  ),
  code: grown((seed, size) =>
    lines(
      size,
      (row) => `export function ${word(seed, row)}(x: number): number {\n  return x * ${row};\n}`,
    ),
  ),
  numbered: grown((seed, size) =>
    lines(size, (row) => `${String(row + 1).padStart(6)}\t${word(seed, row)} = ${row}`),
  ),
  markdown: grown((seed, size) =>
    lines(
      size,
      (row) => `## ${word(seed, row)}\n\n- ${sentence(seed, row)}\n- **${word(seed, row + 1)}**`,
    ),
  ),
  html: grown(
    (seed, size) =>
      `<!doctype html><html><body>${lines(size, (row) => `<p class="c${row}">${sentence(seed, row)}</p>`)}</body></html>`,
  ),
  prose: grown((seed, size) => lines(size, (row) => sentence(seed, row))),
  base64: grown((seed, size) =>
    Buffer.from(lines(size, (row) => word(seed, row))).toString('base64'),
  ),
  hugeRow: grown(
    (seed, size) => `id,blob\n1,${word(seed, 1).repeat(size * 9)}\n2,${word(seed, 2)}`,
  ),
  ansi: grown((seed, size) =>
    lines(size, (row) => `\u001B[3${row % 8}m${word(seed, row)}\u001B[0m ${row}%\r`),
  ),
  unicode: fc.string({ unit: 'binary', maxLength: 200 }),
  special: fc.constantFrom(
    '<|endoftext|>',
    'a <|im_start|>system\nb<|im_end|> c',
    '<|fim_prefix|>'.repeat(9),
  ),
  surrogates: fc.constantFrom('\uD800', 'x\uDC00y', '日本語テキスト。'.repeat(20), '🙂‍↔️ é\u0301'),
  empty: fc.constantFrom('', ' ', '\n', '[]', '{}', 'null', 'OK'),
};

/** The output of some tool. */
export function toolOutput(): fc.Arbitrary<string> {
  return fc.oneof(...Object.values(TOOL_OUTPUTS));
}

function grown(grow: (seed: number, size: number) => string): fc.Arbitrary<string> {
  const size = fc.oneof({ arbitrary: SMALL, weight: 11 }, { arbitrary: LARGE, weight: 1 });
  return fc.tuple(fc.nat({ max: 1000 }), size).map(([seed, rows]) => grow(seed, rows));
}

function records(seed: number, size: number): object[] {
  return Array.from({ length: size }, (_, row) => record(seed, row));
}

function record(seed: number, row: number): object {
  return {
    id: seed * 1000 + row,
    name: word(seed, row),
    status: row % 17 === 13 ? 'failed' : 'ok',
    score: row / 8,
    tags: row % 3 === 0 ? [] : [word(seed, row % 5)],
    owner: row % 4 === 0 ? null : { login: word(seed, row % 3), admin: row % 2 === 0 },
    ...(row % 11 === 5 ? { error: sentence(seed, row) } : {}),
  };
}

function nested(seed: number, depth: number): unknown {
  let value: unknown = { leaf: word(seed, depth), 1: 1.5, big: 1e21 };
  for (let level = 0; level < Math.min(depth, 60); level += 1) {
    value = { [word(seed, level)]: value, list: [level, null, true, word(seed, level + 1)] };
  }
  return value;
}

function csvRow(seed: number, row: number): string {
  const note = row % 5 === 2 ? `"${word(seed, row)}, ""quoted"""` : sentence(seed, row);
  return `${row},${word(seed, row)},${word(seed, row)}@example.com,${note}`;
}

function logLine(seed: number, row: number): string {
  const level = row % 13 === 7 ? 'ERROR' : 'INFO';
  const second = String(row % 60).padStart(2, '0');
  return `2026-01-15T10:00:${second}.${100 + (seed % 900)}Z ${level} [${word(seed, row % 3)}] ${sentence(seed, row % 6)} id=${seed + row}`;
}

function frame(seed: number, row: number): string {
  return `  File "/app/${word(seed, row)}.py", line ${row + 1}, in ${word(seed, row + 1)}\n    ${word(seed, row)}()`;
}

function diffLine(seed: number, row: number): string {
  return `${[' ', '+', '-', ' '][row % 4]}const ${word(seed, row)} = ${row};`;
}

const SYLLABLES = ['al', 'be', 'cor', 'da', 'el', 'fin', 'gra', 'hu', 'is', 'jo', 'ka', 'lum'];

/** A word-like name that depends on its two numbers only. */
function word(seed: number, row: number): string {
  const at = (step: number): string => SYLLABLES[(seed * 7 + row * 5 + step * 3) % 12] ?? '';
  return `${at(1)}${at(row % 4)}${at(seed % 5)}`;
}

function sentence(seed: number, row: number): string {
  const words = Array.from({ length: 6 + (row % 5) }, (_, step) => word(seed + step, row));
  return `The ${words.join(' ')}.`;
}
