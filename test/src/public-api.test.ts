import { expect, it } from 'vitest';

import * as headroom from '../../src/index.ts';

it('exports exactly what is documented', () => {
  expect(Object.keys(headroom).sort()).toEqual([
    'CONTENT_KINDS',
    'HeadroomError',
    'RETRIEVE_TOOL_NAME',
    'compress',
    'createHeadroom',
    'decodeText',
    'formatReference',
    'isRetrieveTool',
    'loadConfig',
    'memoryStore',
    'parseReferences',
    'retrieveTool',
    'sqliteStore',
    'tokenCounter',
  ]);
});
