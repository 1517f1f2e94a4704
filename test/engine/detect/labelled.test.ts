import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detect } from '../../../engine/detect/index.ts';
import { dataPath } from '../../support/data-folder.ts';

interface Item {
  readonly kind: string;
  readonly text: string;
}

/** The kinds that an item's label stands for. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  code: ['code'],
  diff: ['diff'],
  json: ['json'],
  log: ['log', 'stack-trace'],
  prose: ['prose'],
  'prose-en': ['prose'],
  'prose-zh': ['prose'],
  search: ['search'],
  test: ['build'],
};
const SETS = [
  'code',
  'diffs',
  'hotpot',
  'kafka_logs',
  'kv',
  'search',
  'test_logs',
  'xquad_en',
  'xquad_zh',
];
const AT_LEAST = 0.95;

describe.skipIf(dataPath('items') === undefined)('labelled items of the development data', () => {
  it.each(SETS)('%s are taken for what they are', (set) => {
    const items = readItems(set);
    const right = items.filter(({ kind, text }) => MEANT[kind]?.includes(detect(text).kind));
    expect(right.length / items.length).toBeGreaterThanOrEqual(AT_LEAST);
  });
});

function readItems(set: string): readonly Item[] {
  const path = dataPath('items', `${set}.jsonl`);
  if (path === undefined) return [];
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Item);
}
