import type { CompressResult, MessageFormat } from '../../../src/index.ts';
import type {
  AnsweredRound,
  Memory,
  RecalledConversation,
  RequestPlan,
  Round,
  Turn,
} from '../formats/wire-format.ts';

/** One kind of request that carries a conversation: JSON text on the wire, or the objects of a framework. */
export interface ConversationFormat<Request extends object, R extends Round = Round> {
  readonly name: MessageFormat;
  /** Whether messages are read from bytes here, so that nobody changes them: what was found out about one holds for good. */
  readonly hasOwnMessages?: boolean;
  /** What the request asks for; undefined if it holds no conversation. */
  plan(request: Request): RequestPlan | undefined;
  /** Name of the model that is asked; undefined where the request does not tell. */
  modelOf(request: Request): string | undefined;
  /** The texts of a message that may be compressed. */
  textsOf(message: unknown): readonly string[];
  /** What tells a message from others, however it is written down; undefined where it does not count. */
  identify(message: unknown): string | undefined;
  /** Whether the model wrote the message. */
  isAnswer(message: unknown): boolean;
  /** Puts back what the user was not shown. */
  restore(input: RestoreRequest<Request>): RestoredRequest<Request>;
  /** The request with its messages compressed and, if wished, `headroom_retrieve` as the last tool. */
  write(request: Request, change: RequestChange): Request;
  /** The request after a response with internal calls. */
  followUp(input: NextRequest<Request, R>): Request;
  /** The messages of a turn as the user sees them, for `identify`. */
  visible(turn: Turn<R>, context: Beginning<Request>): readonly unknown[];
  /** What has to be remembered: under `key` for requests that carry the turn, else under keys of its own. */
  memories(
    turn: Turn<R>,
    context: Beginning<Request> & { readonly key: string },
  ): readonly Memory[];
  /** What has to be remembered of a response as soon as its internal calls are answered; by default nothing. */
  roundMemories?(answered: AnsweredRound<R>, context: Beginning<Request>): readonly Memory[];
  /** A text that is the same for the same request; a request that comes again is known by it. */
  identifyRequest(request: Request): string;
}

/** A request and what is remembered of its conversation. */
export interface RestoreRequest<Request> extends RecalledConversation {
  readonly request: Request;
}

/** A request that is whole again. */
export interface RestoredRequest<Request> {
  /** The same object where nothing was hidden. */
  readonly request: Request;
  /** Tells which hidden rounds were put back, for formats that need to know it; empty if there were none. */
  readonly mark: string;
  /** Whether an earlier request of a conversation that the provider holds has offered the tool. */
  readonly isOffered: boolean;
  /** Whether nothing is done to the conversation; undefined where what was said before its first answer tells. */
  readonly isHeldOut?: boolean | undefined;
  /** Where a message stands now. */
  newIndex(index: number): number;
}

/** What is done to a request before it is sent. */
export interface RequestChange {
  readonly result: CompressResult;
  readonly offersTool: boolean;
}

/** How the next request of a turn is made. */
export interface NextRequest<Request, R extends Round = Round> extends AnsweredRound<R> {
  /** The request that was answered last. */
  readonly request: Request;
  /** Whether the model has retrieved often enough for one turn. */
  readonly last: boolean;
}

/** The request that began a turn, made whole and not yet compressed, and what was known then. */
export type Beginning<Request extends object> = Request & {
  /** The request as it came. */
  readonly asked: Request;
  /** The `mark` of what was put back into it. */
  readonly mark: string;
  /** Whether the tool was offered on account of something that later requests will not show. */
  readonly isOffered: boolean;
  /** Whether nothing is done to the conversation, for others are compared with it. */
  readonly isHeldOut: boolean;
};
