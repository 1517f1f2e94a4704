import { join } from 'node:path';

import { defineConfig, type ViteUserConfig } from 'vitest/config';

import { plainSummary } from './test/support/plain-summary.ts';

/**
 * Tests that start programs, count the threads or the memory of their process, or set its environment: a process for
 * each file. All others share processes and the modules in them, which takes half the time, and pass in any order:
 * `npx vitest run --project sharing --sequence.shuffle.files`.
 */
const APART = [
  'test/{bench,examples}/**/*.test.ts',
  'test/adapters/{cli,python}/**/*.test.ts',
  'test/adapters/proxy/{faults-kills,large-requests}.test.ts',
  'test/src/workers/**/*.test.ts',
  'test/src/package.test.ts',
  'test/src/stores/server-store.test.ts',
  'test/readme.test.ts',
];

const config: ViteUserConfig = defineConfig({
  resolve: { conditions: ['headroom-source'] },
  ssr: { resolve: { conditions: ['headroom-source'] } },
  test: {
    reporters: ['default', plainSummary],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000, interval: 10 } },
    // By default one processor would be left alone.
    maxWorkers: '100%',
    // What one of the many processes that tests start has compiled, the others need not compile.
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node-compile-cache'),
    },
    projects: [
      {
        extends: true,
        test: { name: 'sharing', include: ['test/**/*.test.ts'], exclude: APART, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: APART,
          typecheck: { enabled: true, include: ['test/types/*.test-d.ts'] },
        },
      },
    ],
  },
});

export default config;
