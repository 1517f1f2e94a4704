import { expect, it } from 'vitest';

import { difference } from '../../../src/ledger/difference.ts';
import type { LedgerFigures, SavedTokens } from '../../../src/ledger/entry.ts';

function figures(saved: readonly SavedTokens[]): LedgerFigures {
  const nothing = { answers: 0, prompt: 0, cached: 0, output: 0 };
  return {
    model: 'my-model',
    heldOut: false,
    requests: 1,
    saved: [...saved],
    added: { fresh: 0, again: 0 },
    reported: nothing,
    hidden: nothing,
    prefix: { kept: 1, changedByClient: 0, changedByHeadroom: 0, expected: 0, read: 0 },
  };
}

it('tells tools of one kind apart, and leaves out those that saved nothing since', () => {
  const read = { kind: 'json', tool: 'read', fresh: 10, again: 20 } as const;
  const search = { kind: 'json', tool: 'search', fresh: 300, again: 400 } as const;
  const log = { kind: 'log', tool: 'search', fresh: 1000, again: 0 } as const;
  const before = figures([read, search, log]);
  const now = figures([read, { ...search, again: 401 }, { ...log, fresh: 1500 }]);
  expect(difference(before, now).saved).toEqual([
    { kind: 'json', tool: 'search', fresh: 0, again: 1 },
    { kind: 'log', tool: 'search', fresh: 500, again: 0 },
  ]);
});
