import { describe, expect, it } from 'vitest';
import { logCompressor } from '../../../../engine/compress/log/index.ts';
import { gradeOf, WEIGHT } from '../../../../engine/compress/log/weight.ts';
import { lines } from '../../../support/lines.ts';
import { lossyContextFor } from '../context.ts';

function lossy(text: string, budget = 450): string {
  return logCompressor.lossy?.(text, lossyContextFor('log', budget)) ?? '';
}

describe('failures in logs', () => {
  it('shows several of the kinds that begin alike before it counts the others together', () => {
    const reasons = [
      'pulling',
      'crashed',
      'no secret',
      'no volume',
      'killed',
      'evicted',
      'no node',
    ];
    const text = lines(4000, (index) => {
      const time = `2026-05-07 11:59:${String(index % 60).padStart(2, '0')}`;
      if (index % 7 > 0) return `${time} INFO pod ${index} is up`;
      const pod = reasons[(index / 7) % reasons.length] ?? '';
      return `${time} ERROR could not sync the pod, skipping it: ${'x'.repeat(300)} ${pod} in its container`;
    });
    const shown = lossy(text, 250);
    expect(reasons.filter((reason) => !shown.includes(reason))).toEqual([]);
  });

  it('keeps what was thrown with the message above it, as loggers print it', () => {
    const frames = lines(
      30,
      (index) => `\tat org.example.Block.check${index}(Block.java:${index})`,
    );
    const text = lines(200, (index) => {
      const time = `[2026-07-03T11:45:${String(index % 60).padStart(2, '0')},666]`;
      if (index !== 90) return `${time}[INFO ] request ${index} took ${index} ms`;
      return `${time}[WARN ] path: /bulk\norg.example.BlockException: blocked by: no master;\n${frames}`;
    });
    expect(lossy(text)).toMatch(
      /^\[L91-122\] .*\[WARN \] path: \/bulk\norg\.example\.BlockException: blocked by: no master;\n\tat /m,
    );
  });

  it('takes names of files for no failures', () => {
    const text = lines(
      300,
      (index) => `read lib/part${index}/error.py and lib/part${index}/failed.txt`,
    );
    expect(gradeOf(text.split('\n')[0] ?? '').weight).toBe(WEIGHT.plain);
    expect(gradeOf('could not read lib/error.py: failed').weight).toBe(WEIGHT.error);
    expect(lossy(text)).not.toContain('failed 300');
  });
});
