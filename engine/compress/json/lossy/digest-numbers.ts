import type { DigestLine } from './digest-line.ts';
import type { Measure } from './facts.ts';

/** `latency: 50 to 149, median 99`, and `id: 1 to 1000, rising` for a sequence. */
export function digestNumbers({ column, quantiles, isSequence }: Measure): DigestLine {
  const { least, median, greatest } = quantiles;
  const range = `${column.name}: ${least} to ${greatest}`;
  const text = isSequence ? `${range}, rising` : `${range}, median ${median}`;
  return { order: isSequence ? 32 : 24, write: () => text };
}
