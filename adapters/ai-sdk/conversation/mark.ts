import type { SharedV4ProviderMetadata } from '@ai-sdk/provider';

import { asObject, asText } from '../../http/json/read.ts';

/**
 * Reasoning is bound to what stood around it. Anthropic's signatures hold for the very conversation before
 * them; an OpenAI item is refused without the one that it led to. So what came after hidden rounds carries a
 * mark of them among its provider options, where the SDK keeps it: should they get lost, the reasoning that can
 * no longer be valid is left out, and the request stays valid.
 */
export interface Mark {
  /** Hidden rounds of the same turn that came before. */
  readonly round: number;
  /** Names those of earlier turns; empty if there were none. */
  readonly earlier: string;
  /** Whether something hidden stood between this part and the reasoning before it. */
  readonly gap: boolean;
}

/** The namespace in `providerMetadata` and `providerOptions` that marks stand in. */
export const MARK = 'headroom';

/** Follows the parts of a turn, and tells the marks of those that the user gets. */
export interface MarkTracker {
  /** The mark of the next part; undefined if it is valid wherever the parts around it are. */
  markOf(type: string): Mark | undefined;
  /** Something is kept from the user. */
  hide(): void;
  /** The parts of the next round follow. */
  nextRound(): void;
}

/** A tracker for a turn that came after the hidden rounds of earlier turns. */
export function trackMarks(earlier: string): MarkTracker {
  let [round, before, isAfterHidden] = [0, '', false];
  return {
    markOf(type) {
      const isFirstOfItsRounds = round === 0 && earlier === '';
      const gap = type !== 'reasoning' && before === 'reasoning' && isAfterHidden;
      const isMarked = gap || (type === 'reasoning' && !isFirstOfItsRounds);
      if (!NOT_IN_PROMPTS.has(type)) [before, isAfterHidden] = [type, false];
      return isMarked ? { round, earlier, gap } : undefined;
    },
    hide: () => void (isAfterHidden = true),
    nextRound: () => void (round += 1),
  };
}

const NOT_IN_PROMPTS: ReadonlySet<string> = new Set(['source', 'tool-approval-request']);

/** A part with its mark. */
export function withMark<Part extends { providerMetadata?: SharedV4ProviderMetadata }>(
  part: Part,
  mark: Mark | undefined,
): Part {
  if (mark === undefined) return part;
  return { ...part, providerMetadata: { ...part.providerMetadata, [MARK]: { ...mark } } };
}

/** The mark among a part's provider options; undefined if there is none. */
export function readMark(providerOptions: unknown): Mark | undefined {
  const mark = asObject(asObject(providerOptions)[MARK]);
  const { round, earlier, gap } = mark;
  return typeof round === 'number'
    ? { round, earlier: asText(earlier), gap: gap === true }
    : undefined;
}
