import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { holdLock } from '../../../scripts/python-environments/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('lets one hold it at a time', async () => {
  const file = join(folder, 'shared.lock');
  let holders = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    await using _ = await holdLock(file);
    holders += 1;
    most = Math.max(most, holders);
    await new Promise(setImmediate);
    holders -= 1;
  };
  await Promise.all([work(), work(), work()]);
  expect(most).toBe(1);
});

it('takes it from a process that is gone', async () => {
  const file = join(folder, 'abandoned.lock');
  // Larger than the id of any process.
  writeFileSync(file, '99999999');
  await using _ = await holdLock(file);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
});
