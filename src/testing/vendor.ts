import type { MessageFormat } from '../../engine/index.ts';
import type { Measured } from './prompts/prompt-cache.ts';
import type { ModelPart } from './model/script.ts';

/** A request as it came in, whether through `fetch` or the server. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** One vendor's API: what it takes, what it refuses, and the form of its answers. */
export interface Vendor {
  readonly format: MessageFormat;
  /** The header that names the request in answers. */
  readonly requestIdHeader: string;
  /** Whether the path is one of this API's. */
  serves(path: string): boolean;
  /** Checks the request; throws a Refusal. Nothing is remembered before the answer is made. */
  admit(call: Call): Admission;
  /** The body of an error. */
  errorBody(error: ErrorReport): unknown;
  /** The event with which a stream ends that fails. */
  errorEvent(error: ErrorReport): StreamEvent;
}

/** What there is to say about an error. */
export interface ErrorReport {
  readonly status: number;
  readonly message: string;
  readonly param?: string | undefined;
  readonly code?: string | undefined;
}

/** What a vendor's API gets from the provider. */
export interface VendorContext {
  /** A new id that begins with the prefix. */
  readonly nextId: (prefix: string) => string;
  /** Tokens of text per delta event; undefined for the default. */
  readonly tokensPerDelta: number | undefined;
}

/** A request that was taken. */
export type Admission = ModelAdmission | CountAdmission | StateAdmission;

/** A request that the model answers. */
export interface ModelAdmission {
  readonly kind: 'model';
  readonly prompt: Prompt;
  /** Whether the answer is a stream of events, or one JSON list that grows. */
  readonly stream: boolean | 'list';
  readonly offer: Offer;
  /** Makes the answer, and remembers what the server holds from now on. */
  answer(parts: readonly ModelPart[], usage: ModelUsage): Answer;
}

/** A request for the number of its tokens. */
interface CountAdmission {
  readonly kind: 'count';
  readonly prompt: Prompt;
  answer(tokens: number): unknown;
}

/** A request for something that the server holds. */
export interface StateAdmission {
  readonly kind: 'state';
  answer(): unknown;
}

/** What the model gets to read. */
export interface Prompt {
  readonly model: string;
  /** All messages or items, those that the server holds included. */
  readonly conversation: readonly unknown[];
  /** One canonical text per message or item. */
  readonly turns: readonly string[];
  /** Canonical text of the first user message: what makes it the same conversation. */
  readonly opening: string;
  /** Canonical text of tools and system prompt. */
  readonly frame: string;
  /** The prompt in the order in which it is cached. */
  readonly segments: readonly Segment[];
  /** `prefix`: every common beginning is cached; `breakpoints`: only up to marked places. */
  readonly caching: 'prefix' | 'breakpoints';
}

/** A piece of the prompt. */
export interface Segment {
  readonly text: string;
  /** Whether a cache breakpoint stands at its end. */
  readonly breakpoint: boolean;
}

/** What the model may do in its answer. */
export interface Offer {
  /** Schemas of the arguments by the tool's name. */
  readonly tools: ReadonlyMap<string, unknown>;
  /** Names that may be called; all by default. */
  readonly allowed?: ReadonlySet<string>;
  /** Whether it may call, has to call any tool, or a certain one. */
  readonly choice: 'auto' | 'none' | 'required' | { readonly name: string };
  /** Whether it may call several tools at once. */
  readonly parallel: boolean;
  /** Whether it thinks: always, if the script says so, or never. */
  readonly thinking: 'always' | 'scripted' | 'never';
  /** The schema that its text has to follow; `true` if it has to be any JSON object. */
  readonly json?: unknown;
}

/** Tokens of one answered request. */
export interface ModelUsage extends Measured {
  /** Tokens of everything that the model wrote. */
  readonly output: number;
  /** Those of them that it thought. */
  readonly thinking: number;
}

/** An answer in both its forms. */
export interface Answer {
  readonly body: unknown;
  /** Made on demand: most answers are read in one form only. */
  events(): Iterable<StreamEvent>;
  /** Canonical texts of what the conversation has more from now on. */
  readonly turns: readonly string[];
}

/** One server-sent event. */
export interface StreamEvent {
  /** The `event:` field. */
  readonly event?: string;
  /** The `data:` field: JSON, or a text as it is. */
  readonly data: unknown;
}
