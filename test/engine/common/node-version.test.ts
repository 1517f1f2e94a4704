import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { assertNode } from '../../../engine/common/node-version.ts';

describe('the version of Node that the library runs on', () => {
  it.each(['22.19.0', '23.0.0', '24.21.0'])('%s will do', (version) => {
    expect(() => assertNode(version)).not.toThrow();
  });

  it.each(['18.20.0', '20.20.2', '22.18.9'])('%s is refused in one sentence', (version) => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
    const oldest = engines.node.replace('>=', '');
    expect(() => assertNode(version)).toThrow(
      `headroom-ts needs Node ${oldest} or newer; this is ${version}`,
    );
  });
});
