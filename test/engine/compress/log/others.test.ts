import { describe, expect, it } from 'vitest';
import { logCompressor } from '../../../../engine/compress/log/index.ts';
import { lines } from '../../../support/lines.ts';
import { lossyContextFor } from '../context.ts';

function lossy(text: string, budget: number): string {
  return logCompressor.lossy?.(text, lossyContextFor('log', budget)) ?? '';
}

describe('ordinary lines that do not all fit', () => {
  const events = ['opened', 'closed', 'paused', 'resumed', 'moved', 'renamed', 'copied', 'checked'];
  const letters = 'abcdefghijklmnopqrst';

  /** Of 400 lines every twentieth is of a kind of its own, and those given are in the place of others. */
  function mixed(others: Readonly<Record<number, string>> = {}): string {
    return lines(400, (index) => {
      const ordinary = `INFO file ${index} ${events[index % 8]} by worker`;
      return (
        others[index] ?? (index % 20 === 7 ? `INFO ledger ${letters[(index - 7) / 20]}` : ordinary)
      );
    });
  }

  it('are frequent and rare ones in turn', () => {
    const shown = lossy(mixed(), 90);
    expect(shown.match(/^\[x\d+ .* by worker$/gm)?.length).toBeGreaterThan(1);
    expect(shown.match(/^\[L\d+\] INFO ledger .$/gm)?.length).toBeGreaterThan(1);
  });

  it('are mostly rare ones, of which each tells something else', () => {
    const shown = lossy(mixed(), 150);
    const frequent = shown.match(/^\[x\d+ .* by worker$/gm)?.length ?? 0;
    expect(shown.match(/^\[L\d+\] INFO ledger .$/gm)?.length).toBeGreaterThan(2 * frequent);
  });

  it('are first of all those that say that something is not as it should be', () => {
    const line = 'INFO low disk watermark exceeded on node four, replicas stay';
    expect(lossy(mixed({ 200: line }), 100)).toContain(line);
  });

  it('are of the rare ones first those right behind a failure, which may say more of it', () => {
    const line = 'INFO STATEMENT insert into accounts values (one, two, three)';
    expect(lossy(mixed({ 200: 'ERROR duplicate key', 201: line }), 120)).toContain(line);
  });
});
