import type { ChargedTokens, LedgerFigures, ReportedTokens, SavedTokens } from './entry.ts';

/** What was entered between two moments of one account. */
export function difference(before: LedgerFigures, now: LedgerFigures): LedgerFigures {
  return {
    ...now,
    requests: now.requests - before.requests,
    saved: now.saved
      .map((part) => ({ ...part, ...less(part, samePart(before, part)) }))
      .filter(({ fresh, again }) => fresh + again > 0),
    added: less(now.added, before.added),
    reported: lessReported(now.reported, before.reported),
    hidden: lessReported(now.hidden, before.hidden),
    prefix: {
      kept: now.prefix.kept - before.prefix.kept,
      changedByClient: now.prefix.changedByClient - before.prefix.changedByClient,
      changedByHeadroom: now.prefix.changedByHeadroom - before.prefix.changedByHeadroom,
      expected: now.prefix.expected - before.prefix.expected,
      read: now.prefix.read - before.prefix.read,
    },
  };
}

function samePart(
  { saved }: LedgerFigures,
  { kind, tool }: SavedTokens,
): ChargedTokens | undefined {
  return saved.find((part) => part.kind === kind && part.tool === tool);
}

function less(one: ChargedTokens, { fresh, again }: ChargedTokens = NONE): ChargedTokens {
  return { fresh: one.fresh - fresh, again: one.again - again };
}

const NONE: ChargedTokens = { fresh: 0, again: 0 };

function lessReported(one: ReportedTokens, other: ReportedTokens): ReportedTokens {
  return {
    answers: one.answers - other.answers,
    prompt: one.prompt - other.prompt,
    cached: one.cached - other.cached,
    output: one.output - other.output,
  };
}
