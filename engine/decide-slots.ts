import type { Query } from './content.ts';
import { decide } from './decide.ts';
import type { DecisionCache } from './decision-cache.ts';
import { type Decision, untouched } from './decision.ts';
import type { Reading, Slot } from './messages/lens.ts';
import { queryReader } from './query.ts';
import type { Reference } from './retrieve/reference.ts';
import { handsOff } from './route/limits.ts';
import type { Settings } from './settings.ts';
import type { TokenCounter } from './tokens/counter.ts';

/** One slot, what was asked when it arrived, and what became of it. */
export interface DecidedSlot {
  readonly slot: Slot;
  readonly query: Query;
  readonly decision: Decision;
}

/** What the decisions of a conversation are made with. */
export interface DecideContext {
  readonly settings: Settings;
  readonly counter: TokenCounter;
  readonly cache: DecisionCache;
}

/** The decisions for all slots of a conversation, each made at most once for the life of the cache. */
export function decideSlots(
  reading: Reading,
  context: DecideContext & { readonly redeemable: ReadonlySet<string> },
): readonly DecidedSlot[] {
  const queryOf = queryReader(reading.utterances);
  const general = JSON.stringify([context.settings, context.counter.model]);
  return reading.slots.map((slot) => {
    const query = queryOf(slot);
    return { slot, query, decision: decisionFor(slot, { ...context, query, general }) };
  });
}

/** The decision for a slot whose original cannot be kept. */
export function decideWithoutReferences(
  { slot, query }: DecidedSlot,
  { settings, counter }: DecideContext,
): DecidedSlot {
  const lossless = { ...settings, references: false };
  return { slot, query, decision: decide({ slot, query, settings: lossless, counter }) };
}

interface SlotContext extends DecideContext {
  readonly redeemable: ReadonlySet<string>;
  readonly query: Query;
  /** Everything that decisions depend on and that is the same for the whole conversation. */
  readonly general: string;
}

function decisionFor(slot: Slot, context: SlotContext): Decision {
  const { settings, counter, cache, query, redeemable, general } = context;
  const obstacle = handsOff(slot, settings);
  if (obstacle !== undefined) return untouched(slot.text, 'text', obstacle);
  if (redeemable.size > 0 && holdsAny(cache.referencesIn(slot.text), redeemable))
    return untouched(slot.text, 'text', 'already compressed');
  const { user, toolArguments, assistant } = query;
  const key = [general, slot.role, slot.toolName, toolArguments, user, assistant].join('\0');
  return cache.recall(slot.text, key, () => decide({ slot, query, settings, counter }));
}

function holdsAny(references: readonly Reference[], hashes: ReadonlySet<string>): boolean {
  return references.some((reference) => hashes.has(reference.hash));
}
