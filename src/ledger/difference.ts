import { minus } from './arithmetic.ts';
import type { ChargedTokens, LedgerFigures, SavedTokens } from './entry.ts';

/** What was entered between two moments of one account. */
export function difference(before: LedgerFigures, now: LedgerFigures): LedgerFigures {
  return {
    ...now,
    requests: now.requests - before.requests,
    saved: now.saved
      .map(({ kind, tool, ...charged }) => ({
        kind,
        tool,
        ...minus<ChargedTokens>(charged, chargedFor(before, { kind, tool })),
      }))
      .filter(({ fresh, again }) => fresh + again > 0),
    added: minus(now.added, before.added),
    reported: minus(now.reported, before.reported),
    hidden: minus(now.hidden, before.hidden),
    prefix: minus(now.prefix, before.prefix),
  };
}

function chargedFor(
  { saved }: LedgerFigures,
  { kind, tool }: Pick<SavedTokens, 'kind' | 'tool'>,
): ChargedTokens {
  return saved.find((part) => part.kind === kind && part.tool === tool) ?? NONE;
}

const NONE: ChargedTokens = { fresh: 0, again: 0 };
