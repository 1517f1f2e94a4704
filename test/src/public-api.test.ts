import { expect, it } from 'vitest';

import * as headroom from '../../src/index.ts';

it('exports exactly what is documented', () => {
  expect(Object.keys(headroom).sort()).toEqual([
    'HeadroomError',
    'compress',
    'createHeadroom',
    'decodeText',
    'formatReference',
    'loadConfig',
    'memoryStore',
    'parseReferences',
    'retrieveTool',
    'sqliteStore',
    'tokenCounter',
  ]);
});
