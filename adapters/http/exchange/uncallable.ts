import type { Memory, RequestPlan, WireFormat } from '../formats/wire-format.ts';
import type { JsonEdit } from '../json/json-edit.ts';
import { textsOf } from '../formats/text.ts';
import { asList, asObject } from '../json/read.ts';
import type { ConversationMemory } from './conversation-memory.ts';

/** A request's conversation, with the fingerprint at each message. */
export interface Seen {
  readonly format: WireFormat;
  readonly plan: RequestPlan;
  readonly fingerprints: readonly string[];
}

/** Characters from which a message may have parts left out. */
const SHORTEST = 1000;

/** The keys under which it is remembered that a message arrived when the model could not retrieve. */
export function lasting({ format, plan, fingerprints }: Seen): readonly string[] {
  return plan.messages.flatMap((message, index) =>
    format.isAnswer(message) || !isLong(message) ? [] : [key(fingerprints[index])],
  );
}

/**
 * Indexes of the messages from which nothing may be left out, for they came when the model was kept from
 * calling `headroom_retrieve`: those of earlier requests, and in such a request those that are new. It is
 * remembered, so that they keep their bytes when the model may call again.
 */
export async function arrivedUncallable(
  seen: Seen,
  {
    memory,
    recalled,
    edits,
  }: {
    readonly memory: ConversationMemory;
    readonly recalled: ReadonlyMap<string, string>;
    readonly edits: readonly JsonEdit[];
  },
): Promise<readonly number[]> {
  const { plan, format, fingerprints } = seen;
  const lastAnswer = plan.messages.findLastIndex((message) => format.isAnswer(message));
  const isNew = (index: number): boolean =>
    plan.answerable === 'not-now' && index > lastAnswer && isLong(plan.messages[index]);
  const kept = plan.messages
    .keys()
    .filter((index) => isNew(index) || recalled.has(key(fingerprints[index])))
    .toArray();
  const memories = kept
    .filter(isNew)
    .map((index): Memory => ({ key: key(fingerprints[index]), value: '' }));
  if (memories.length > 0) await memory.remember(memories);
  return kept.map((index) => index + shiftBefore(index, edits));
}

function key(fingerprint = ''): string {
  return `whole ${fingerprint}`;
}

function isLong(message: unknown): boolean {
  const { content, output } = asObject(message);
  const inner = asList(content).flatMap((block) => textsOf(asObject(block)['content']));
  return [...textsOf(content), ...textsOf(output), ...inner].some(
    (text) => text.length >= SHORTEST,
  );
}

/** How many messages more stand before one, now that hidden ones were put back. */
function shiftBefore(index: number, edits: readonly JsonEdit[]): number {
  return edits.reduce((sum, edit) => {
    const [, at, ...inner] = edit.path;
    const isBefore = typeof at === 'number' && at <= index && inner.length === 0;
    return isBefore ? sum + addedBy(edit) : sum;
  }, 0);
}

function addedBy(edit: JsonEdit): number {
  if (edit.kind === 'remove') return -1;
  const count = asList(JSON.parse(`[${edit.json}]`)).length;
  return edit.kind === 'insert' ? count : count - 1;
}
