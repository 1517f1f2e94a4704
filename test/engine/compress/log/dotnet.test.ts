import { describe, expect, it } from 'vitest';
import { logCompressor } from '../../../../engine/compress/log/index.ts';
import { lossyContextFor } from '../context.ts';

describe('a log of .NET', () => {
  it('keeps the level, which stands above each message, with the message', () => {
    const entries = Array.from({ length: 300 }, (_, index) =>
      index % 30 === 7
        ? `warn: Shop.Api.Stock[0]\n      item ${index} runs low`
        : `info: Shop.Api.Stock[0]\n      item ${index} sold`,
    );
    const context = lossyContextFor('log', 450, '');
    const shown = (logCompressor.lossy?.(entries.join('\n'), context) ?? '').split('\n');
    expect(shown[0]).toContain('[log of 600 lines: WARN 10, INFO 290.');
    expect(shown[1]).toContain('591 omitted');
    expect(shown.slice(2, 6)).toEqual([
      '[x290, 580 lines L1-600] info: Shop.Api.Stock[0]',
      '      item 0 sold',
      '[x10, 20 lines L15-556] warn: Shop.Api.Stock[0]',
      '      item 7 runs low',
    ]);
  });
});
