import { decideNext } from './decide-next.ts';
import type { DecisionCache } from './decision-cache.ts';
import { type Decision, untouched } from './decision.ts';
import { arrive, emptyHistory, type History, isFull, startWalk } from './history/index.ts';
import type { Reading, Slot } from './messages/lens.ts';
import { queryReader } from './query.ts';
import type { Reference } from './retrieve/reference.ts';
import { handsOff } from './route/limits.ts';
import type { Settings } from './settings.ts';
import type { TokenCounter } from './tokens/counter.ts';

/** One slot and what became of it. */
export interface DecidedSlot {
  readonly slot: Slot;
  readonly decision: Decision;
}

/** What the decisions of a conversation are made with. */
export interface DecideContext {
  readonly settings: Settings;
  readonly counter: TokenCounter;
  readonly cache: DecisionCache;
  /** Hashes of references in the conversation whose originals the store has. */
  readonly redeemable: ReadonlySet<string>;
  /** Indexes of messages from which nothing may be left out. */
  readonly keepWhole: ReadonlySet<number>;
}

/**
 * The decisions for all slots of a conversation, each made at most once for the life of the cache. Each
 * rests on the slot and on what was sent before it, never on what comes later.
 */
export function decideSlots(reading: Reading, context: DecideContext): readonly DecidedSlot[] {
  const { settings, counter, cache, keepWhole } = context;
  const queryOf = queryReader(reading.utterances);
  const walk = startWalk(historyFor(reading.slots, cache));
  const usual = withKey(settings, counter);
  const whole = withKey({ ...settings, references: false }, counter);
  return reading.slots.map((slot) => {
    const query = queryOf(slot);
    const obstacle = obstacleFor(slot, context);
    const own = keepWhole.has(slot.message) ? whole : usual;
    const moment = arrive(walk, { slot, query, obstacle, settingsKey: own.key });
    moment.decision ??=
      obstacle === undefined
        ? decideNext({ slot, query, settings: own.settings, counter, cache, walk })
        : untouched(slot.text, 'text', obstacle);
    return { slot, decision: moment.decision };
  });
}

/** The history that goes on, or a new one where it holds too much of other conversations. */
function historyFor(slots: readonly Slot[], cache: DecisionCache): History {
  const size = slots.reduce((sum, { text }) => sum + text.length, 0);
  if (cache.history === undefined || isFull(cache.history, size)) cache.history = emptyHistory();
  return cache.history;
}

/** Settings with a text that names them and the model: decisions under another one are others. */
function withKey(
  settings: Settings,
  { model }: TokenCounter,
): { readonly settings: Settings; readonly key: string } {
  return { settings, key: JSON.stringify([settings, model]) };
}

/** Why a slot must stay as it is. */
function obstacleFor(
  slot: Slot,
  { settings, cache, redeemable }: DecideContext,
): string | undefined {
  const obstacle = handsOff(slot, settings);
  if (obstacle !== undefined || redeemable.size === 0) return obstacle;
  return holdsAny(cache.referencesIn(slot.text), redeemable) ? 'already compressed' : undefined;
}

function holdsAny(references: readonly Reference[], hashes: ReadonlySet<string>): boolean {
  return references.some((reference) => hashes.has(reference.hash));
}
