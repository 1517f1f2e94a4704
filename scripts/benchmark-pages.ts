/**
 * Writes `docs/benchmarks.md` and the measured parts of the README from `docs/benchmarks.json`, which
 * `npm run bench -- all --peer --json docs/benchmarks.json` writes; `--check` writes nothing and fails where
 * a page is not what it would write.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { parseBenchmarks } from '../test/bench/all/benchmarks.ts';
import { benchmarksMarkdown } from './benchmark-pages/page.ts';
import { readmeParts } from './benchmark-pages/readme-parts.ts';
import { withParts } from './benchmark-pages/with-parts.ts';

const root = join(import.meta.dirname, '..');
const benchmarks = parseBenchmarks(readFileSync(join(root, 'docs/benchmarks.json'), 'utf8'));

update('docs/benchmarks.md', () => benchmarksMarkdown(benchmarks));
update('README.md', (readme) => withParts(readme, readmeParts(benchmarks)));

function update(name: string, written: (before: string) => string): void {
  const file = join(root, name);
  const isCheck = process.argv.includes('--check');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = written(before);
  if (!isCheck) writeFileSync(file, after);
  else if (after !== before) {
    console.error(`${name} is not what docs/benchmarks.json says; npm run bench:pages`);
    process.exitCode = 1;
  }
}
