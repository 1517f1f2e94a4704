import type { MessageFormat } from '../../../src/index.ts';
import type { JsonEdit, Path } from '../json/json-edit.ts';
import type { JsonObject } from '../json/read.ts';
import type { StreamFrame } from '../stream-frame.ts';

/** What a request says about its conversation. */
export interface RequestPlan {
  /** The conversation, as far as the request carries it. */
  readonly messages: readonly unknown[];
  /**
   * Whether calls of `headroom_retrieve` can be answered: `never` for the kind of request, `not-now` where
   * only this request keeps the model from calling it.
   */
  readonly answerable: 'yes' | 'not-now' | 'never';
  /** Whether tools are offered, or were called earlier in the conversation. */
  readonly usesTools: boolean;
  /** Whether the client offers `headroom_retrieve` itself and answers it. */
  readonly offersRetrieve: boolean;
  /** Keys of what was remembered of a conversation that the provider holds. */
  readonly heldKeys: readonly string[];
  /** Those of them under which something may be remembered later, for the conversation keeps its name. */
  readonly openKeys?: readonly string[];
  /** What the provider holds of the conversation; undefined if the request carries all of it. */
  readonly heldBy: string | undefined;
  /** The name that the provider gives the conversation, the same in all its requests; by default none. */
  readonly lastingName?: string | undefined;
  /** Whether the provider holds the conversation with the tools that it begins with. */
  readonly holdsTools?: boolean;
  /** Whether the provider may drop what came earlier, so that nothing must be referred to by where it stands. */
  readonly isTrimmed?: boolean;
  /** Whether the provider keeps nothing of this prompt in a cache. */
  readonly isUncached?: boolean;
}

/** What a request on the wire says about its conversation. */
export interface WirePlan extends RequestPlan {
  /** Where a place in `messages` stands in the body. */
  locate(path: Path): Path;
}

/** A call of `headroom_retrieve`. */
export interface InternalCall {
  readonly id: string;
  /** The arguments, as an object or as JSON text. */
  readonly arguments: unknown;
}

/** What a call is answered with. */
export interface CallAnswer {
  readonly id: string;
  readonly text: string;
}

/** What the model said in one response. */
export interface Round {
  /** Id of the response. */
  readonly id: string;
  /** Its calls of `headroom_retrieve`. */
  readonly calls: readonly InternalCall[];
  /** Ids of its calls of the user's tools. */
  readonly userCalls: readonly string[];
  /** JSON texts of the messages (or items) to send it back in. */
  readonly history: readonly string[];
  /** Whether the client may get the response as it came. */
  readonly isWhole: boolean;
  /** What the provider reports of tokens, in its own form. */
  readonly usage: unknown;
}

/** A response and the answers to its internal calls. */
export interface AnsweredRound<R extends Round = Round> {
  readonly round: R;
  readonly answers: readonly CallAnswer[];
}

/** All responses that the user sees as one. */
export type Turn<R extends Round = Round> = readonly AnsweredRound<R>[];

/** What has to be remembered of a turn, so that later requests can be completed. */
export interface Memory {
  readonly key: string;
  readonly value: string;
}

/** How the next request of a turn is made. */
export interface FollowUp<R extends Round = Round> extends AnsweredRound<R> {
  /** The request that was answered last. */
  readonly body: string;
  /** Whether the model has retrieved often enough for one turn. */
  readonly last: boolean;
}

/** How a stream is written: as server-sent events, or as one JSON list whose elements come one by one. */
export type StreamForm = 'events' | 'list';

/** Takes the streams of a turn apart and gives the client one stream. */
export interface Splicer<R extends Round = Round> {
  /** What the client gets for a frame. */
  take(frame: StreamFrame): readonly Uint8Array[];
  /** The response that has ended; undefined if its stream broke off. */
  endRound(): R | undefined;
  /** The next stream is that of the turn's next response. */
  nextRound(): void;
  /** What was held back of the last response. */
  finish(): readonly Uint8Array[];
  /** An error of the provider, as an event. */
  fail(body: string): Uint8Array;
}

/** What is remembered of a request's conversation. */
export interface RecalledConversation {
  readonly plan: RequestPlan;
  /** Keys of what may be remembered at each message; undefined where nothing can be. */
  readonly keys: readonly (string | undefined)[];
  readonly recalled: ReadonlyMap<string, string>;
}

/** A request and what is remembered of its conversation. */
export interface RestoreInput extends RecalledConversation {
  /** The request's JSON text. */
  readonly text: () => string;
}

/** How a request becomes whole again. */
export interface Restored {
  readonly edits: readonly JsonEdit[];
  /** Tells which hidden rounds were put back, for formats that need to know it; empty if there were none. */
  readonly mark: string;
  /** Whether an earlier request of a conversation that the provider holds has offered the tool. */
  readonly isOffered: boolean;
  /** Whether nothing is done to the conversation; undefined where what was said before its first answer tells. */
  readonly isHeldOut?: boolean | undefined;
}

/** One API of a provider, on the wire. */
export interface WireFormat<R extends Round = Round> {
  readonly name: MessageFormat;
  /** Name of the list that the conversation stands in. */
  readonly list: string;
  /** The same where tokens are only counted; by default requests of both kinds are alike. */
  readonly counting?: WireFormat<R>;
  /** The same where the conversation is only compacted; by default there are no such requests. */
  readonly compacting?: WireFormat<R>;
  /** Name of the property of a body in which the request stands; by default, and where it gives none, the body is it. */
  wrapper?(body: JsonObject): string | undefined;
  /** What the request asks for, and of which model if the address tells; undefined if it holds no conversation. */
  plan(body: JsonObject, model?: string): WirePlan | undefined;
  /** The texts of a message that may be compressed. */
  textsOf(message: unknown): readonly string[];
  /** What tells a message from others, however it is written down; undefined where it does not count. */
  identify(message: unknown): string | undefined;
  /** Whether the model wrote the message. */
  isAnswer(message: unknown): boolean;
  /** Puts back what the user was not shown. */
  restore(input: RestoreInput): Restored;
  /** Offers `headroom_retrieve` as the last tool. */
  offerTool(body: JsonObject): readonly JsonEdit[];
  /** What the model said; undefined if the response is none. */
  readRound(text: string, context: TurnContext): R | undefined;
  /** The request after a response with internal calls. */
  followUp(input: FollowUp<R>): string;
  /**
   * A request after a response without what was asked for besides, which not every service knows; undefined where that
   * is nothing.
   */
  simplify?(followUp: string, asked: JsonObject): string | undefined;
  /** The responses of a turn as one. */
  merge(turn: Turn<R>, context: TurnContext): string;
  /** The stream of a turn. */
  splicer(context: TurnContext, form: StreamForm): Splicer<R>;
  /** The messages of a turn as the user sees them, for `identify`. */
  visible(turn: Turn<R>, context: TurnContext): readonly unknown[];
  /** What has to be remembered: under `key` for requests that carry the turn, else under keys of its own. */
  memories(turn: Turn<R>, context: TurnContext & { readonly key: string }): readonly Memory[];
  /** What has to be remembered of a response as soon as its internal calls are answered; by default nothing. */
  roundMemories?(answered: AnsweredRound<R>, context: TurnContext): readonly Memory[];
  /** A request that was refused for what a hidden round has left behind at the provider, as it may pass. */
  complete?(request: string, refusal: string): Completed<string> | undefined;
}

/** A request with what it lacked. */
export interface Completed<Request> {
  /** The key under which it is remembered that what it lacked is ours to add. */
  readonly key: string;
  readonly request: Request;
}

/** What was known when a turn began. */
export interface TurnContext {
  /** The request that began it, made whole and not yet compressed. */
  readonly body: JsonObject;
  /** The same as it came. */
  readonly asked: { readonly body: JsonObject };
  /** The `mark` of what was put back into it. */
  readonly mark: string;
  /** Whether the tool was offered on account of something that later requests will not show. */
  readonly isOffered: boolean;
  /** Whether nothing is done to the conversation, for others are compared with it. */
  readonly isHeldOut?: boolean;
}
