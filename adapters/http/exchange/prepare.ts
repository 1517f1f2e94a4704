import {
  type CompressResult,
  type ConversationPlace,
  type Headroom,
  parseReferences,
} from '../../../src/index.ts';
import type { RequestPlan } from '../formats/wire-format.ts';
import type { Beginning, ConversationFormat } from './conversation-format.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { arrivedUncallable, lasting, type Seen } from './uncallable.ts';

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
export interface PrepareTools<Request extends object> {
  readonly headroom: Headroom;
  readonly memory: ConversationMemory;
  readonly format: ConversationFormat<Request>;
  /** The caller's; when it aborts, preparing rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The request with what the user was not shown put back, its large blocks compressed and the retrieve tool
 * offered. Only what changes differs from the client's own; a request without a conversation is the same object.
 */
export async function prepare<Request extends object>(
  given: Request,
  tools: PrepareTools<Request>,
): Promise<Prepared<Request>> {
  const { format, memory } = tools;
  const plan = format.plan(given);
  if (plan === undefined) return { request: given, turn: undefined };
  const fingerprints = fingerprintsOf(format, plan);
  const place = placeOf({ format, plan, fingerprints }, given, tools);
  const allowed = mayLeaveOutMore(place, { format, plan }, tools.headroom);
  const seen: Seen = { format, plan: allowed, fingerprints };
  const keys = turnKeys(seen);
  const wanted = [...keys, ...lasting(seen), ...plan.heldKeys].filter((key) => key !== undefined);
  const recalled = await memory.recall(wanted);
  const restored = format.restore({ request: given, plan, keys, recalled });
  const { request: whole, mark, isOffered } = restored;
  const newIndex = (index: number): number => restored.newIndex(index);
  const marks = { memory, recalled, newIndex };
  const keepWhole = await arrivedUncallable(seen, marks);
  const uncallable: Seen = { ...seen, plan: { ...allowed, answerable: 'not-now' } };
  const keepNewWhole = (): Promise<readonly number[]> => arrivedUncallable(uncallable, marks);
  const sent = { request: whole, isOffered, keepWhole, keepNewWhole, place };
  const compressed = await compressRequest(sent, tools);
  const { request } = compressed;
  if (!compressed.offers && !place.heldOut) return { request, turn: undefined };
  const context = { ...whole, mark, isOffered: compressed.isOffered };
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

/** A conversation is named by all that was said before its first answer. */
function placeOf<Request extends object>(
  { format, plan, fingerprints }: Seen,
  request: Request,
  tools: PrepareTools<Request>,
): ConversationPlace {
  const firstAnswer = plan.messages.findIndex((message) => format.isAnswer(message));
  const conversation = fingerprints.at(firstAnswer === -1 ? -1 : firstAnswer - 1) ?? '';
  const heldOut = tools.headroom.holdsOut(conversation);
  return { conversation, model: tools.format.modelOf(request) ?? '', heldOut };
}

/**
 * Where compression does not pay, what is new is kept whole, now and later; what was sent stays as it was sent. What
 * stands before the first answer may stand in other conversations too, which have sent it otherwise.
 */
function mayLeaveOutMore(
  place: ConversationPlace,
  { format, plan }: Pick<Seen, 'format' | 'plan'>,
  headroom: Headroom,
): RequestPlan {
  const isBegun = plan.messages.some((message) => format.isAnswer(message));
  if (plan.answerable !== 'yes' || !isBegun || !headroom.isLosing(place)) return plan;
  const doing = 'leaving parts out of new messages';
  headroom.note({ kind: 'failure', doing, error: 'retrieving them costs this conversation more' });
  return { ...plan, answerable: 'not-now' };
}

function turnKeys({ format, plan, fingerprints }: Seen): readonly (string | undefined)[] {
  return plan.messages.map((message, index) =>
    format.isAnswer(message) ? turnKey(fingerprints[index] ?? '') : undefined,
  );
}

/** The key that a turn is remembered under. */
export function turnKey(fingerprint: string): string {
  return `turn ${fingerprint}`;
}

interface WholeRequest<Request> {
  readonly request: Request;
  /** Whether an earlier request, whose messages the provider holds, has offered the tool. */
  readonly isOffered: boolean;
  /** Indexes of messages from which nothing may be left out. */
  readonly keepWhole: readonly number[];
  /** Adds those that are new, for this request and all later ones. */
  readonly keepNewWhole: () => Promise<readonly number[]>;
  readonly place: ConversationPlace;
}

interface CompressedRequest<Request> {
  readonly request: Request;
  /** Whether `headroom_retrieve` is offered. Some services do not heed a choice of tools: any call is answered. */
  readonly offers: boolean;
  /** Whether it is on account of something that later requests will not show. */
  readonly isOffered: boolean;
}

async function compressRequest<Request extends object>(
  whole: WholeRequest<Request>,
  { headroom, format, signal }: PrepareTools<Request>,
): Promise<CompressedRequest<Request>> {
  const { request, place } = whole;
  const plan = format.plan(request);
  if (plan === undefined) return { request, offers: false, isOffered: false };
  const event = { kind: 'compression', ...place, messages: plan.messages.length } as const;
  if (place.heldOut) {
    headroom.note({ ...event, blocks: [], offersTool: false });
    return { request, offers: false, isOffered: false };
  }
  const { model } = place;
  const options = {
    format: format.name,
    ...(model === '' ? {} : { model }),
    ...(signal === undefined ? {} : { signal }),
  };
  const compress = (
    retrieval: 'tool' | 'none',
    keepWhole = whole.keepWhole,
  ): Promise<CompressResult> =>
    headroom.compress(plan.messages, {
      ...options,
      retrieval,
      keepWhole,
      repeats: !plan.isTrimmed,
    });
  const withReferences = mayRefer(plan, headroom) ? await refer(compress, whole) : undefined;
  const needsTool =
    withReferences !== undefined &&
    (plan.usesTools || whole.isOffered || opensWithReference(withReferences, plan, format));
  const result = needsTool ? withReferences : await compress('none');
  for (const notice of result.notices) {
    headroom.note({ kind: 'failure', doing: 'compressing a request', error: notice });
  }
  const offers = needsTool && !plan.offersRetrieve;
  headroom.note({ ...event, blocks: result.blocks, offersTool: offers });
  return {
    request: format.write(request, { result, offersTool: offers }),
    offers,
    isOffered: offers && !plan.usesTools,
  };
}

/** Where the store fails, what is new goes whole: as it then was sent it stays. */
async function refer(
  compress: (retrieval: 'tool', keepWhole?: readonly number[]) => Promise<CompressResult>,
  { keepNewWhole }: Pick<WholeRequest<object>, 'keepNewWhole'>,
): Promise<CompressResult> {
  const result = await compress('tool');
  if (result.notices.length === 0) return result;
  return { ...(await compress('tool', await keepNewWhole())), notices: result.notices };
}

function mayRefer(plan: RequestPlan, headroom: Headroom): boolean {
  return headroom.mayLeaveOut && plan.answerable !== 'never';
}

/**
 * A conversation without tools gets the retrieve tool if its first turn needs it, be it for a reference that
 * somebody else has left; which stays true for as long as it goes on: tools that come or go in its midst would
 * cost the provider's whole cache.
 */
function opensWithReference(
  result: CompressResult,
  { messages }: RequestPlan,
  format: Pick<ConversationFormat<object>, 'isAnswer'>,
): boolean {
  const firstAnswer = messages.findIndex((message) => format.isAnswer(message));
  const end = firstAnswer === -1 ? messages.length : firstAnswer;
  const redeemable = new Set(result.references);
  return result.blocks.some(
    ({ message, after }) =>
      message < end && parseReferences(after).some(({ hash }) => redeemable.has(hash)),
  );
}
