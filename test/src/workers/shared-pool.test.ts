import { expect, it } from 'vitest';

import { sharePool } from '../../../src/workers/shared-pool.ts';

it('goes on for others where one user closes it twice', async () => {
  const [one, other] = [sharePool(3), sharePool(3)];
  await one.close();
  await one.close();
  expect(await other.run([])).toEqual([]);
  await other.close();
  expect(await other.run([])).toBeUndefined();
});
