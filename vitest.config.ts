import { join } from 'node:path';

import { defineConfig, type ViteUserConfig } from 'vitest/config';

import { plainSummary } from './test/support/plain-summary.ts';

/**
 * Tests of code that keeps nothing in its modules but what is always the same, such as the engine, which is pure,
 * and the wrappers of SDKs. Their files share processes and the modules in them, which takes half the time; they pass
 * in any order: `npx vitest run --project sharing --sequence.shuffle.files`.
 */
const SHARING = [
  'test/engine/**/*.test.ts',
  'test/adapters/{ai-sdk,anthropic,gemini,http,langchain,openai}/**/*.test.ts',
  'test/src/{ledger,replay,testing}/**/*.test.ts',
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
      { extends: true, test: { name: 'sharing', include: SHARING, isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: SHARING,
          typecheck: { enabled: true, include: ['test/types/*.test-d.ts'] },
        },
      },
    ],
  },
});

export default config;
