/**
 * Puts the code that users load into few files, after the build has written their types: Node takes two and a half times
 * as long to load as many files as there are sources. Every entry stands beside its types. The rest, programs of threads
 * among it, lies in one folder, so that a file finds its neighbours there as it does among the sources.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'rolldown';

import { root } from './places.ts';

await build({
  cwd: root,
  input: {
    ...entries(),
    'adapters/cli/main': './adapters/cli/main.ts',
    'shared/headroom-worker': './src/workers/headroom-worker.ts',
    'shared/replay-worker': './adapters/cli/replay/replay-worker.ts',
  },
  platform: 'node',
  // Packages are loaded, not brought along, but for the few lines that `using` needs in older versions of JavaScript.
  external: (id) => !/^[./]|^@oxc-project\/runtime\//.test(id),
  transform: { target: 'es2024' },
  // The manifest says that no module does anything by being imported: that holds for those that users import, not for programs.
  treeshake: { moduleSideEffects: () => true },
  output: {
    dir: 'dist',
    chunkFileNames: 'shared/[name].js',
    sourcemap: true,
    // The sources are in the package.
    sourcemapExcludeSources: true,
  },
});

/** What the package exports: names of built files, and their sources. */
function entries(): Readonly<Record<string, string>> {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const sources = Object.values<Record<string, string> | string>(exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : (entry['headroom-source'] ?? []),
  );
  return Object.fromEntries(sources.map((source) => [source.slice(2, -'.ts'.length), source]));
}
