import type { CompressResult, ConversationPlace, Headroom } from '../../../src/index.ts';
import type { RequestPlan } from '../formats/wire-format.ts';
import type { ConversationFormat } from './conversation-format.ts';
import { isOfferDue, opensWithReference } from './offer.ts';

/** A request with all that the model has said, before it is compressed. */
export interface WholeRequest<Request extends object> {
  readonly request: Request;
  /** Whether an earlier request, whose messages the provider holds, has offered the tool. */
  readonly isOffered: boolean;
  readonly place: ConversationPlace;
  /** Indexes of messages from which nothing may be left out. */
  readonly keepWhole: readonly number[];
  /** Adds those that are new, for this request and all later ones. */
  readonly keepNewWhole: () => Promise<readonly number[]>;
}

/** What it is compressed with. */
export interface CompressTools<Request extends object> {
  readonly headroom: Headroom;
  readonly format: ConversationFormat<Request>;
  /** The caller's; when it aborts, compressing rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A request as it is sent. */
export interface CompressedRequest<Request extends object> {
  readonly request: Request;
  /** Whether calls of `headroom_retrieve` are answered: also those that a choice of tools forbids, which not all services heed. */
  readonly isAnswered: boolean;
  /** Whether the tool is offered on account of something that later requests will not show. */
  readonly isOffered: boolean;
}

/**
 * The request with its messages compressed and, where it is due, `headroom_retrieve` offered. Nothing is left out
 * where calls could not be answered, and nothing is done to a conversation that others are compared with.
 */
export async function compressRequest<Request extends object>(
  whole: WholeRequest<Request>,
  tools: CompressTools<Request>,
): Promise<CompressedRequest<Request>> {
  const { headroom, format } = tools;
  const { request, place } = whole;
  const plan = format.plan(request);
  if (plan === undefined) return { request, isAnswered: false, isOffered: false };
  const event = { kind: 'compression', ...place, messages: plan.messages.length } as const;
  if (place.heldOut) {
    headroom.note({ ...event, blocks: [], offersTool: false });
    return { request, isAnswered: false, isOffered: false };
  }
  const { result, mayOffer } = await compressMessages(whole, plan, tools);
  for (const notice of result.notices) {
    headroom.note({ kind: 'failure', doing: 'compressing a request', error: notice });
  }
  const isAnswered = mayOffer && !plan.offersRetrieve;
  const offersTool = isAnswered && isOfferDue({ request, plan, result, place }, tools);
  headroom.note({ ...event, blocks: result.blocks, offersTool });
  return {
    request: format.write(request, { result, offersTool }),
    isAnswered,
    isOffered: offersTool && !plan.usesTools,
  };
}

interface CompressedMessages {
  readonly result: CompressResult;
  /** Whether references may stand in them, for the tool can be offered. */
  readonly mayOffer: boolean;
}

async function compressMessages<Request extends object>(
  { keepWhole, keepNewWhole, isOffered, place: { model } }: WholeRequest<Request>,
  plan: RequestPlan,
  { headroom, format, signal }: CompressTools<Request>,
): Promise<CompressedMessages> {
  const compress = (
    retrieval: 'tool' | 'none',
    whole: readonly number[],
  ): Promise<CompressResult> =>
    headroom.compress(plan.messages, {
      format: format.name,
      ...(model === '' ? {} : { model }),
      ...(signal === undefined ? {} : { signal }),
      retrieval,
      keepWhole: whole,
      repeats: !plan.isTrimmed,
    });
  const refer = async (): Promise<CompressResult> => {
    const result = await compress('tool', keepWhole);
    const { notices } = result;
    if (notices.length === 0) return result;
    // The store failed: what is new goes whole, and stays as it was sent.
    return { ...(await compress('tool', await keepNewWhole())), notices };
  };
  if (headroom.mayLeaveOut && plan.answerable !== 'never') {
    const result = await refer();
    const mayOffer = plan.usesTools || isOffered || opensWithReference(result, { plan, format });
    if (mayOffer) return { result, mayOffer };
  }
  return { result: await compress('none', keepWhole), mayOffer: false };
}
