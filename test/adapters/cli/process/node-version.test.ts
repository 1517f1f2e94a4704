import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { nodeProblem } from '../../../../adapters/cli/process/node-version.ts';

describe('the version of Node', () => {
  it.each(['22.19.0', '22.20.1', '23.0.0', '24.21.0'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  it.each(['18.20.0', '20.20.2', '22.18.9'])(
    '%s is too old, and the manifest says so too',
    (version) => {
      const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
      const oldest = engines.node.replace('>=', '');
      expect(nodeProblem(version)).toBe(
        `headroom needs Node ${oldest} or newer; this is ${version}`,
      );
    },
  );
});
