import type { ConversationPlace, Headroom } from '../../../src/index.ts';
import type { RequestPlan } from '../formats/wire-format.ts';
import { compressRequest, type CompressTools } from './compress-request.ts';
import type { Beginning, RestoredRequest } from './conversation-format.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import { type FingerprintedConversation, fingerprintsOf } from './fingerprint.ts';
import { keptWhole, keptWholeKeys } from './kept-whole.ts';
import { openingLength } from './opening.ts';
import { isTooLong, TOO_LONG } from './too-long.ts';

/** A request as it goes to the provider. */
export interface Prepared<Request extends object> {
  readonly request: Request;
  /** What answers are read with; undefined where no internal calls can come back. */
  readonly turn: TurnStart<Request> | undefined;
}

/** A conversation up to a turn, as it was when the turn began. */
export interface TurnStart<Request extends object> {
  readonly plan: RequestPlan;
  readonly fingerprints: readonly string[];
  readonly context: Beginning<Request>;
  readonly place: ConversationPlace;
}

/** What a request is prepared with. */
export interface PrepareTools<Request extends object> extends CompressTools<Request> {
  readonly memory: ConversationMemory;
}

/**
 * The request with what the user was not shown put back, its large blocks compressed and the retrieve tool
 * offered. Only what changes differs from the client's own; a request without a conversation, or with one that is too
 * long, is the same object.
 */
export async function prepare<Request extends object>(
  given: Request,
  tools: PrepareTools<Request>,
): Promise<Prepared<Request>> {
  const { format, memory } = tools;
  const plan = format.plan(given);
  if (plan === undefined) return { request: given, turn: undefined };
  if (isTooLong(plan.messages)) {
    tools.headroom.note({ kind: 'failure', doing: 'compressing a request', error: TOO_LONG });
    return { request: given, turn: undefined };
  }
  const fingerprints = fingerprintsOf(format, plan);
  const conversation: FingerprintedConversation = { format, plan, fingerprints };
  const keys = turnKeys(conversation);
  const wanted = [...keys, ...keptWholeKeys(conversation), ...plan.heldKeys];
  const recalled = await memory.recall(
    wanted.filter((key) => key !== undefined),
    plan.openKeys,
  );
  const restored = format.restore({ request: given, plan, keys, recalled });
  const model = format.modelOf(given) ?? '';
  const place = { ...nameOf(conversation, restored, tools.headroom), model };
  const kept = (withNew: boolean): Promise<readonly number[]> =>
    keptWhole(conversation, {
      memory,
      recalled,
      withNew,
      newIndex: (index) => restored.newIndex(index),
    });
  const { request, isAnswered, isOffered } = await compressRequest(
    {
      request: restored.request,
      isOffered: restored.isOffered,
      place,
      keepWhole: await kept(keepsNewWhole(conversation, place, tools.headroom)),
      keepNewWhole: () => kept(true),
    },
    tools,
  );
  // Answers to what is held out are read to be counted, but a client's own calls of the tool would be taken for ours.
  const isCounted = place.heldOut && !plan.offersRetrieve;
  if (!isAnswered && !isCounted) return { request, turn: undefined };
  const known = { asked: given, mark: restored.mark, isOffered, isHeldOut: place.heldOut };
  const context = { ...restored.request, ...known };
  return { request, turn: { plan, fingerprints, context, place } };
}

/** The same, but where compressing fails the request goes out as it was given, and the Headroom is told. */
export async function prepareOrPass<Request extends object>(
  given: Request,
  tools: PrepareTools<Request>,
): Promise<Prepared<Request>> {
  try {
    return await prepare(given, tools);
  } catch (error) {
    tools.signal?.throwIfAborted();
    tools.headroom.note({ kind: 'failure', doing: 'compressing a request', error });
    return { request: given, turn: undefined };
  }
}

/**
 * A conversation is named by all that was said before its first answer. One that goes on from an answer shows nothing
 * of that: what was done to it before is remembered.
 */
function nameOf(
  { format, plan, fingerprints }: FingerprintedConversation,
  { isHeldOut }: Pick<RestoredRequest<object>, 'isHeldOut'>,
  headroom: Headroom,
): Omit<ConversationPlace, 'model'> {
  const conversation = fingerprints[openingLength(plan.messages, format) - 1] ?? '';
  const { lastingName } = plan;
  const heldOut =
    lastingName === undefined
      ? (isHeldOut ?? headroom.holdsOut(conversation))
      : headroom.holdsOut(lastingName);
  return { conversation, heldOut };
}

/**
 * Whether nothing may be left out of what is new, now and later: where the model cannot retrieve, and where
 * compression does not pay. What stands before the first answer may stand in other conversations too, which have
 * sent it otherwise.
 */
function keepsNewWhole(
  { format, plan }: FingerprintedConversation,
  place: ConversationPlace,
  headroom: Headroom,
): boolean {
  if (plan.answerable !== 'yes') return plan.answerable === 'not-now';
  const isBegun = plan.messages.some((message) => format.isAnswer(message));
  if (!isBegun || !headroom.isLosing(place)) return false;
  const doing = 'leaving parts out of new messages';
  headroom.note({ kind: 'failure', doing, error: 'retrieving them costs this conversation more' });
  return true;
}

function turnKeys({
  format,
  plan,
  fingerprints,
}: FingerprintedConversation): readonly (string | undefined)[] {
  return plan.messages.map((message, index) =>
    format.isAnswer(message) ? turnKey(fingerprints[index] ?? '') : undefined,
  );
}

/** The key that a turn is remembered under. */
export function turnKey(fingerprint: string): string {
  return `turn ${fingerprint}`;
}
