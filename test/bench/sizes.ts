import { createHeadroom } from '../../src/index.ts';
import { countTokens } from '../eval/tokens.ts';
import { newContentRow, type PeerTimer } from './compress-time.ts';
import { textMakers } from './kinds/texts.ts';
import type { BenchRow } from './samples.ts';

/** A row of one kind at one size. */
export interface SizeRow extends BenchRow {
  readonly kind: string;
  readonly bytes: number;
  /** Of one such text. */
  readonly tokens: number;
}

const KINDS = ['json', 'log', 'search', 'code'] as const;

/** Sizes, how often each is measured, and calls before that only warm up. */
const SIZES = [
  { bytes: 1_000, label: '1 KB', iterations: 50, warmUp: 200 },
  { bytes: 10_000, label: '10 KB', iterations: 30, warmUp: 100 },
  { bytes: 100_000, label: '100 KB', iterations: 15, warmUp: 30 },
  { bytes: 1_000_000, label: '1 MB', iterations: 6, warmUp: 4 },
  { bytes: 5_000_000, label: '5 MB', iterations: 3, warmUp: 2 },
] as const;

/** Whole calls on new content of some kinds, from 1 KB up to the largest size in bytes, beside the peer. */
export async function runSizes(
  largest: number,
  peer: PeerTimer | undefined,
): Promise<readonly SizeRow[]> {
  await using headroom = createHeadroom({ store: 'memory', mode: 'balanced' });
  const rows: SizeRow[] = [];
  for (const kind of KINDS) {
    for (const { bytes, label, ...times } of SIZES.filter((size) => size.bytes <= largest)) {
      const text = (seed: number): string => textMakers[kind]?.(bytes, seed) ?? '';
      const input = { name: `${kind} ${label}`, text, ...times };
      const row = await newContentRow(input, { headroom, peer });
      rows.push({ ...row, kind, bytes, tokens: countTokens(text(0)) });
    }
  }
  return rows;
}
