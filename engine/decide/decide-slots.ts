import type { Query } from '../content.ts';
import {
  arrive,
  emptyHistory,
  type History,
  isFull,
  type Moment,
  startWalk,
} from '../history/index.ts';
import type { Reading, Slot } from '../messages/lens.ts';
import type { Reference } from '../retrieve/reference.ts';
import type { Settings } from '../settings.ts';
import type { TokenCounter } from '../tokens/counter.ts';
import { decideNext, type NextInput } from './decide-next.ts';
import type { DecisionCache } from './decision-cache.ts';
import type { Deciding } from './deciding.ts';
import { ALREADY_COMPRESSED, type Decision, untouched } from './decision.ts';
import { decisionKey, settingsKey } from './decision-key.ts';
import { queryReader } from './query-reader.ts';
import { handsOff } from './hands-off.ts';

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
 * rests on the slot and on what was sent before it, never on what comes later. From where the conversation
 * goes on, what is new may be decided elsewhere, all at once.
 */
export function* decideSlots(
  reading: Reading,
  context: DecideContext,
): Deciding<readonly DecidedSlot[]> {
  const { counter, cache } = context;
  const walk = startWalk(historyFor(reading.slots, cache));
  const coming = comingSlots(reading, context);
  const decided: DecidedSlot[] = [];
  let isNew = false;
  for (const [index, { slot, query, obstacle, own }] of coming.entries()) {
    const moment = arrive(walk, { slot, query, obstacle, settingsKey: own.key });
    if (moment.decision === undefined && !isNew) {
      isNew = true;
      yield* decideAhead(coming.slice(index), context);
    }
    moment.decision ??=
      obstacle === undefined
        ? yield* decideAt(moment, { slot, query, settings: own.settings, counter, cache, walk })
        : untouched(slot.text, 'text', obstacle);
    decided.push({ slot, decision: moment.decision });
  }
  return decided;
}

/** A slot and what its decision depends on besides what comes before it. */
interface ComingSlot {
  readonly slot: Slot;
  readonly query: Query;
  readonly obstacle: string | undefined;
  readonly own: KeyedSettings;
}

function comingSlots(reading: Reading, context: DecideContext): readonly ComingSlot[] {
  const { settings, counter, keepWhole } = context;
  const queryOf = queryReader(reading.utterances);
  const usual = withKey(settings, counter);
  const whole = withKey({ ...settings, references: false }, counter);
  return reading.slots.map((slot) => ({
    slot,
    query: queryOf(slot),
    obstacle: obstacleFor(slot, context),
    own: keepWhole.has(slot.message) ? whole : usual,
  }));
}

/** Has the cache know what was decided elsewhere of the slots to come. */
function* decideAhead(
  coming: readonly ComingSlot[],
  { counter, cache }: DecideContext,
): Deciding<void> {
  const unknown = coming
    .filter(({ obstacle }) => obstacle === undefined)
    .map(({ slot, query, own }) => ({ slot, query, settings: own.settings, counter }))
    .filter((input) => !cache.knows(input.slot.text, decisionKey(input)));
  const made = yield unknown;
  for (const [index, input] of unknown.entries()) {
    const decision = made[index];
    if (decision !== undefined) cache.recall(input.slot.text, decisionKey(input), () => decision);
  }
}

/**
 * The decision at a moment. While it is worked on elsewhere, another request with the same beginning may make it
 * and go on; what the model was shown is then no longer what it was before the moment.
 */
function* decideAt(moment: Moment, input: NextInput): Deciding<Decision> {
  const work = decideNext(input);
  let step = work.next([]);
  while (step.done !== true) {
    const made = yield step.value;
    if (moment.decision !== undefined) return moment.decision;
    step = work.next(made);
  }
  return step.value;
}

/** The history that goes on, or a new one where it holds too much of other conversations. */
function historyFor(slots: readonly Slot[], cache: DecisionCache): History {
  const size = slots.reduce((sum, { text }) => sum + text.length, 0);
  if (cache.history === undefined || isFull(cache.history, size)) cache.history = emptyHistory();
  return cache.history;
}

/** Settings with a text that names them and the model: decisions under another one are others. */
interface KeyedSettings {
  readonly settings: Settings;
  readonly key: string;
}

function withKey(settings: Settings, counter: TokenCounter): KeyedSettings {
  return { settings, key: settingsKey({ settings, counter }) };
}

/** Why a slot must stay as it is. */
function obstacleFor(
  slot: Slot,
  { settings, cache, redeemable }: DecideContext,
): string | undefined {
  const obstacle = handsOff(slot, settings);
  if (obstacle !== undefined || redeemable.size === 0) return obstacle;
  return holdsAny(cache.referencesIn(slot.text), redeemable) ? ALREADY_COMPRESSED : undefined;
}

function holdsAny(references: readonly Reference[], hashes: ReadonlySet<string>): boolean {
  return references.some((reference) => hashes.has(reference.hash));
}
