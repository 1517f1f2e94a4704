import type { DecisionCache } from './decide/decision-cache.ts';
import { type DecideElsewhere, type DecidingContext, finish } from './decide/deciding.ts';
import type { DecideContext, DecidedSlot } from './decide/decide-slots.ts';
import { lensFor } from './messages/index.ts';
import type { MessageFormat, Reading, Slot } from './messages/lens.ts';
import { once } from './common/once.ts';
import { SHORTEST_REFERENCE } from './retrieve/reference.ts';
import type { Settings } from './settings.ts';
import { keepOriginals } from './store/keep.ts';
import { limitedSource } from './store/source-limit.ts';
import type { OriginalSource, Store, StoredOriginal } from './store/store.ts';
import type { TokenCounter } from './tokens/counter.ts';

/** What a conversation is compressed with. */
export interface PipelineContext {
  readonly settings: Settings;
  readonly counter: TokenCounter;
  /** Where originals are kept; without one nothing may be left out. */
  readonly store: Store | undefined;
  /** Remembered decisions; they change the time it takes, never the result. */
  readonly cache: DecisionCache;
  /** The message format; recognised by shape when undefined. */
  readonly format: MessageFormat | undefined;
  /** Indexes of messages from which nothing may be left out. */
  readonly keepWhole: ReadonlySet<number>;
  /** Where decisions may be made besides here; they are the same ones. */
  readonly decideElsewhere?: DecideElsewhere | undefined;
  /** Ends the work: it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A compressed conversation. */
export interface PipelineResult {
  /** The format the messages are in; undefined if it was not recognised. */
  readonly format: MessageFormat | undefined;
  readonly messages: readonly unknown[];
  readonly slots: readonly DecidedSlot[];
  /** The hashes of all originals that references in the messages name, those of earlier calls included. */
  readonly references: readonly string[];
  /** What could not be done as wished, in words for a person. */
  readonly notices: readonly string[];
}

/**
 * Compresses a conversation: every slot becomes what it is by what stands before it and by the settings,
 * its original is kept before a reference to it is sent, and all else stays the same object.
 */
export async function compressConversation(
  messages: readonly unknown[],
  context: PipelineContext,
): Promise<PipelineResult> {
  const lens = lensFor(messages, context.format);
  if (lens === undefined) return unrecognised(messages);
  const found = lens.read(messages);
  const reading = { ...found, slots: context.cache.withKnownTexts(found.slots) };
  const redeemable = await redeemableHashes(reading.slots, context);
  const decided = await decideAll(reading, { ...context, redeemable });
  const { slots, notices } = await keepOrDoWithout(decided, context, (keepWhole) =>
    decideAll(reading, { ...context, redeemable, keepWhole }),
  );
  for (const { decision } of slots) context.cache.noteSent(decision);
  const replacements = slots
    .filter(({ slot, decision }) => decision.text !== slot.text)
    .map(({ slot, decision }) => ({ slot, text: decision.text }));
  return {
    format: lens.format,
    messages: lens.write(messages, replacements),
    slots,
    references: [...redeemable.union(referencesOf(slots))],
    notices,
  };
}

/** The decisions for all slots; what is large is decided elsewhere, where that is possible. */
async function decideAll(
  reading: Reading,
  context: DecideContext & DecidingContext,
): Promise<readonly DecidedSlot[]> {
  const { decideSlots } = await loadStages();
  return finish(decideSlots(reading, context), context);
}

/** Detection and compressors are loaded with the first conversation: that keeps starting fast. */
const loadStages = once(() => import('./decide/decide-slots.ts'));

function unrecognised(messages: readonly unknown[]): PipelineResult {
  const notice =
    'the message format was not recognised, nothing was changed; name it with `format`';
  const notices = messages.length === 0 ? [] : [notice];
  return { format: undefined, messages, slots: [], references: [], notices };
}

/** The hashes that stand in the conversation and have an original in this store. */
async function redeemableHashes(
  slots: readonly Slot[],
  { store, cache }: PipelineContext,
): Promise<ReadonlySet<string>> {
  const references = slots
    .filter((slot) => slot.text.length >= SHORTEST_REFERENCE)
    .flatMap((slot) => cache.referencesIn(slot.text));
  const hashes = new Set(references.map((reference) => reference.hash));
  if (store === undefined || hashes.size === 0) return new Set();
  try {
    return hashes.difference(new Set(await store.touch([...hashes])));
  } catch {
    return new Set();
  }
}

/**
 * Keeps every original that is referred to. From the first slot on whose original cannot be kept, nothing is
 * left out: what comes after it may rest on what was sent there.
 */
async function keepOrDoWithout(
  decided: readonly DecidedSlot[],
  { store, keepWhole }: PipelineContext,
  decideAgain: (keepWhole: ReadonlySet<number>) => Promise<readonly DecidedSlot[]>,
): Promise<Pick<PipelineResult, 'slots' | 'notices'>> {
  if (store === undefined) return { slots: decided, notices: [] };
  const { kept, failure } = await keepOriginals(originalsOf(decided), store);
  if (failure === undefined) return { slots: decided, notices: [] };
  const lost = decided.findIndex(({ decision }) =>
    decision.originals.keys().some((hash) => !kept.has(hash)),
  );
  if (lost === -1) return { slots: decided, notices: [failure] };
  const rest = decided.slice(lost).map(({ slot }) => slot.message);
  return { slots: await decideAgain(keepWhole.union(new Set(rest))), notices: [failure] };
}

/** The hashes that the decisions refer to. */
function referencesOf(slots: readonly DecidedSlot[]): ReadonlySet<string> {
  return new Set(slots.flatMap(({ decision }) => decision.originals.keys().toArray()));
}

function originalsOf(decided: readonly DecidedSlot[]): ReadonlyMap<string, StoredOriginal> {
  const originals = new Map<string, StoredOriginal>();
  for (const { slot, decision } of decided) {
    for (const [hash, original] of decision.originals) {
      originals.set(hash, { ...original, source: sourceOf(slot) });
    }
  }
  return originals;
}

function sourceOf({ toolName, toolArguments }: Slot): OriginalSource {
  return limitedSource({
    ...(toolName === undefined ? {} : { toolName }),
    ...(toolArguments === undefined ? {} : { toolArguments }),
  });
}
