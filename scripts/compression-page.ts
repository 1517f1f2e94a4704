/**
 * Writes `docs/compression.md` from what the engine does to an example of each kind, with
 * `node --conditions=headroom-source scripts/compression-page.ts`; `--check` writes nothing and fails where the
 * page is not what it would write. HEADROOM_DATA names the data.
 */
import { runItems } from '../test/eval/suites/items.ts';
import { dataFolder } from '../test/support/data-folder.ts';
import { examples } from './compression-page/examples.ts';
import { compressionPage } from './compression-page/page.ts';
import { writePage } from './write-page.ts';

const data = dataFolder();
const shown = examples(data);
const sets = shown.flatMap(({ set }) => (set === undefined ? [] : [set]));
const { rows } = await runItems({ suite: 'items', sets, data });
const page = await compressionPage(shown, new Map(rows.map((row) => [row.set, row])));
writePage({ name: 'docs/compression.md', script: 'scripts/compression-page.ts' }, () => page);
