import { defineConfig, type ViteUserConfig } from 'vitest/config';

import { plainSummary } from './test/support/plain-summary.ts';

const config: ViteUserConfig = defineConfig({
  resolve: { conditions: ['headroom-source'] },
  ssr: { resolve: { conditions: ['headroom-source'] } },
  test: {
    include: ['test/**/*.test.ts'],
    typecheck: { enabled: true, include: ['test/types/*.test-d.ts'] },
    reporters: ['default', plainSummary],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    // By default one processor would be left alone.
    maxWorkers: '100%',
  },
});

export default config;
