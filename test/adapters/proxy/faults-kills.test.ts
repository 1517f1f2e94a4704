import { expect, it } from 'vitest';

import { runWithFaults } from '../../eval/faults/fault-run.ts';

it('two replicas on one store, killed at random, lose nothing', async () => {
  const { kills, references, requests, ...report } = await runWithFaults({
    conversations: 12,
    seed: Number(process.env['HEADROOM_SEED'] ?? 1),
  });
  expect(report).toMatchObject({ refusals: [], failures: [], unredeemable: 0, changed: 0 });
  expect(kills).toBeGreaterThan(1);
  expect(references).toBe(24);
  expect(requests).toBeGreaterThanOrEqual(7 * 12);
});
