import { stat } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { within } from '../../../adapters/stores/within.ts';

describe('within', () => {
  it('hears an answer that came while the process was too busy to read it', async () => {
    const heard = within(stat(import.meta.filename), 500);
    const busyUntil = performance.now() + 800;
    while (performance.now() < busyUntil);
    expect((await heard).isFile()).toBe(true);
  });

  it('gives up a call that is not answered', async () => {
    const begun = performance.now();
    await expect(within(new Promise(() => undefined), 50)).rejects.toThrow('no answer in 50 ms');
    expect(performance.now() - begun).toBeGreaterThan(45);
  });

  it('passes a failure on', async () => {
    await expect(within(Promise.reject(new Error('refused')), 50)).rejects.toThrow('refused');
  });
});
