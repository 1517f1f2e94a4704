/**
 * Writes `docs/compression.md` from what the engine does to an example of each kind, with
 * `node --conditions=headroom-source scripts/compression-page.ts`; `--check` writes nothing and fails where the
 * page is not what it would write. HEADROOM_DATA names the data.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { runItems } from '../test/eval/suites/items.ts';
import { compressionPage } from './compression-page/page.ts';
import { examples } from './compression-page/examples.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'docs/compression.md');
const data = process.env['HEADROOM_DATA'] ?? join(root, '../shared/data');

const shown = examples(data);
const sets = shown.flatMap(({ set }) => (set === undefined ? [] : [set]));
const { rows } = await runItems({ suite: 'items', sets, data });
const page = await compressionPage(shown, new Map(rows.map((row) => [row.set, row])));

if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) {
  console.error('docs/compression.md is not up to date; run scripts/compression-page.ts');
  process.exitCode = 1;
}
