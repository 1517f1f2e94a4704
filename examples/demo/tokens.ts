import type { BlockReport } from 'headroom-ts';

type Counted = Pick<BlockReport, 'tokens'>;

/** Tokens that compression has taken off. */
export function saved({ tokens }: Counted): number {
  return tokens.before - tokens.after;
}

/** Tokens of all together. */
export function total(counted: readonly Counted[]): BlockReport['tokens'] {
  return counted.reduce(
    (sum, { tokens }) => ({ before: sum.before + tokens.before, after: sum.after + tokens.after }),
    { before: 0, after: 0 },
  );
}
