import { afterEach, describe, expect, test, vi } from 'vitest';

import { runMeasure } from './run-measure.ts';

describe('a measure', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('brings back the rows of its suite, and how it was called', async () => {
    const measured = await runMeasure(['eval', '--', 'laws', 'gemini', '--runs', '4'], 1);
    expect(measured).toMatchObject({ command: 'eval -- laws gemini --runs 4' });
    expect(measured.problem).toBeUndefined();
    expect(measured.rows.at(-1)).toMatchObject({ set: 'all', violations: 0 });
  });

  test('says that it failed', async () => {
    const measured = await runMeasure(['eval', '--', 'weather'], 1);
    expect(measured).toMatchObject({ rows: [], problem: 'failed with exit code 2' });
  });

  test('says that its data is not there', async () => {
    vi.stubEnv('HEADROOM_DATA', '/nowhere');
    const measured = await runMeasure(['eval', '--', 'items'], 1);
    expect(measured).toMatchObject({ rows: [], problem: 'its data is not here' });
  });

  test('is ended when its time is over', async () => {
    const measured = await runMeasure(['bench', '--', 'engine'], 0.02);
    expect(measured).toMatchObject({ rows: [], problem: 'not done after 0.02 minutes' });
  });
});
