import type { Memory } from '../formats/wire-format.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import type { FingerprintedConversation } from './fingerprint.ts';

/** Characters from which a message may have parts left out. */
const SHORTEST = 1000;

/** The keys under which it is remembered that messages have to stay whole, for all that may be among them. */
export function keptWholeKeys({
  format,
  plan,
  fingerprints,
}: FingerprintedConversation): readonly string[] {
  return plan.messages.flatMap((message, index) =>
    format.isAnswer(message) || !isLong(format, message) ? [] : [keyOf(fingerprints[index])],
  );
}

/** What is known of a request whose messages may have to stay whole. */
export interface KeepWholeContext {
  readonly memory: ConversationMemory;
  readonly recalled: ReadonlyMap<string, string>;
  /** Whether those that are new have to. */
  readonly withNew: boolean;
  /** Where a message stands now that hidden ones were put back. */
  readonly newIndex: (index: number) => number;
}

/**
 * Indexes of the messages from which nothing may be left out, for they came when the model was kept from
 * calling `headroom_retrieve` or when the store was gone. It is remembered, so that they keep their bytes when
 * the model may call again.
 */
export async function keptWhole(
  { plan, format, fingerprints }: FingerprintedConversation,
  { memory, recalled, withNew, newIndex }: KeepWholeContext,
): Promise<readonly number[]> {
  const lastAnswer = plan.messages.findLastIndex((message) => format.isAnswer(message));
  const isNew = (index: number): boolean =>
    withNew && index > lastAnswer && isLong(format, plan.messages[index]);
  const kept = plan.messages
    .keys()
    .filter((index) => isNew(index) || recalled.has(keyOf(fingerprints[index])))
    .toArray();
  const memories = kept
    .filter(isNew)
    .map((index): Memory => ({ key: keyOf(fingerprints[index]), value: '' }));
  if (memories.length > 0) await memory.remember(memories);
  return kept.map(newIndex);
}

function keyOf(fingerprint = ''): string {
  return `whole ${fingerprint}`;
}

function isLong(format: FingerprintedConversation['format'], message: unknown): boolean {
  return format.textsOf(message).some((text) => text.length >= SHORTEST);
}
