import { expect, it } from 'vitest';

import * as headroom from '../../src/index.ts';

it('exports exactly what is documented', () => {
  expect(Object.keys(headroom).sort()).toEqual([
    'CONTENT_KINDS',
    'DEFAULT_MODEL',
    'HeadroomError',
    'PRICES_AS_OF',
    'RETRIEVE_TOOL_NAME',
    'RecentMap',
    'UPSTREAM_NAMES',
    'addressProblem',
    'checkOptions',
    'checkProxySettings',
    'compress',
    'createHeadroom',
    'createHeadroomAt',
    'createSharedContext',
    'decodeText',
    'didYouMean',
    'formatReference',
    'isHeadroomOption',
    'isRetrieveTool',
    'isServerAddress',
    'lazyConnection',
    'loadConfig',
    'loadProxyConfig',
    'loadZod',
    'memoryStore',
    'missingLibrary',
    'modelPrices',
    'packOriginal',
    'packedTextBytes',
    'parseReferences',
    'replaySession',
    'requestsOf',
    'retrieveTool',
    'sqliteStore',
    'tokenCounter',
    'unpackOriginal',
  ]);
});
