import { isCompressed } from '../compress/index.ts';
import type { Query } from '../content.ts';
import {
  sameOutput,
  shownBefore,
  timesReferredTo,
  type Walk,
  wasLeftOut,
} from '../history/index.ts';
import type { Slot } from '../messages/lens.ts';
import { modeFor, type Settings } from '../settings.ts';
import type { TokenCounter } from '../tokens/counter.ts';
import { decide } from './decide.ts';
import type { DecisionCache } from './decision-cache.ts';
import type { Deciding } from './deciding.ts';
import { type Decision, untouched } from './decision.ts';
import { decisionKey } from './decision-key.ts';
import { referBack, REPEATS } from './refer-back.ts';

/** A slot that has arrived at the end of a walk, and all that its decision depends on. */
export interface NextInput {
  readonly slot: Slot;
  readonly query: Query;
  readonly settings: Settings;
  readonly counter: TokenCounter;
  readonly cache: DecisionCache;
  readonly walk: Walk;
}

/** Above this many tokens a text asked for again would fill what is left of a context window. */
const LARGEST_IN_FULL = 32_000;

/** Who asks again after being told so often where a text stands wants to have it here. */
const MOST_REFERRALS = 2;

/**
 * What becomes of the slot that arrived last. Where the model asks again for what it was not given in
 * full the last time, it gets all of it.
 */
export function* decideNext(input: NextInput): Deciding<Decision> {
  const { slot, settings, counter, walk } = input;
  const mayReferBack = slot.role === 'tool' && settings.repeats;
  const lossless = { ...input, settings: { ...settings, references: false } };
  const mayBeFull = counter.estimate(slot.text) <= LARGEST_IN_FULL;
  if (mayReferBack && mayBeFull && isInsistedOn(slot, walk)) {
    return inFull(decideUsual(lossless), slot);
  }
  const decision = mayReferBack ? yield* decideReferringBack(input) : decideUsual(input);
  if (!mayBeFull || !isLeftOutAgain(decision, walk)) return decision;
  const again = mayReferBack ? yield* decideReferringBack(lossless) : decideUsual(lossless);
  return inFull(again, slot);
}

/** The decision if a second pass will know its form; else all as it is, which it will not touch either. */
function inFull(decision: Decision, { text }: Slot): Decision {
  const { compressor, kind } = decision;
  const isKnown = compressor?.includes(REPEATS) !== false || isCompressed(decision.text);
  return isKnown ? decision : untouched(text, kind, 'asked for again');
}

/** Whether the model was told more than once where a text stands, and the text stands nowhere as a whole. */
function isInsistedOn({ text }: Slot, walk: Walk): boolean {
  const { shown, path } = shownBefore(walk);
  return (
    timesReferredTo(shown, text, path) >= MOST_REFERRALS &&
    sameOutput(shown, text, path) === undefined
  );
}

/** Whether a decision leaves parts out of what parts were left out of before. */
function isLeftOutAgain({ originals }: Decision, walk: Walk): boolean {
  if (originals.size === 0) return false;
  const { shown, path } = shownBefore(walk);
  return originals.keys().some((hash) => wasLeftOut(shown, hash, path));
}

/** What the slot becomes with lines in place of what the model still sees above. */
function* decideReferringBack(input: NextInput): Deciding<Decision> {
  const { slot, query, settings, counter, walk } = input;
  const usual = (): Decision => decideUsual(input);
  if (isOff(slot, settings, usual)) return usual();
  return yield* referBack({ slot, query, settings, counter, ...shownBefore(walk) }, usual);
}

/** Whether the slot is of a kind that stays as it is. */
function isOff({ toolName }: Slot, settings: Settings, usual: () => Decision): boolean {
  if (!Object.values(settings.kinds).includes('off')) return false;
  return modeFor(settings, { toolName, kind: usual().kind }) === 'off';
}

/** What the slot becomes by itself, whatever was sent before it. */
function decideUsual(input: NextInput): Decision {
  return input.cache.recall(input.slot.text, decisionKey(input), () => decide(input));
}
