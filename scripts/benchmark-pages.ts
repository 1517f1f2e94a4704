/**
 * Writes `docs/benchmarks.md` and the measured parts of the README from `docs/benchmarks.json`, which
 * `npm run bench -- all --peer --json docs/benchmarks.json` writes; `--check` writes nothing and fails where
 * a page is not what it would write.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseBenchmarks } from '../test/bench/all/benchmarks.ts';
import { benchmarksMarkdown } from './benchmark-pages/page.ts';
import { readmeParts } from './benchmark-pages/readme-parts.ts';
import { withParts } from './benchmark-pages/with-parts.ts';
import { root } from './places.ts';
import { writePage } from './write-page.ts';

const benchmarks = parseBenchmarks(readFileSync(join(root, 'docs/benchmarks.json'), 'utf8'));

const script = 'npm run bench:pages';
writePage({ name: 'docs/benchmarks.md', script }, () => benchmarksMarkdown(benchmarks));
writePage({ name: 'README.md', script }, (readme) => withParts(readme, readmeParts(benchmarks)));
