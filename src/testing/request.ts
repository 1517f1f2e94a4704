import type { MessageFormat } from '../../engine/index.ts';
import type { Fault } from './fault.ts';

/** A request that arrived at the provider, and what the provider made of it. */
export interface ProviderRequest {
  /** Which API it was for, by its path; by its headers where the path is unknown. */
  readonly format: MessageFormat;
  /** Path without the query, such as `/v1/messages`. */
  readonly path: string;
  /** Query without the question mark, such as `beta=true`; empty if there is none. */
  readonly query: string;
  /** HTTP method in capitals. */
  readonly method: string;
  /** Headers by lower-case name; the values of keys are replaced by `<redacted>`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came. */
  readonly bytes: Uint8Array;
  /** The body as text; a compressed one (gzip, zstd) is decompressed. */
  readonly text: string;
  /** The body, parsed; undefined where it is no JSON. */
  readonly body: unknown;
  /** All messages or items as the model sees them, those that the server holds included; empty if refused. */
  readonly conversation: readonly unknown[];
  /** What the prompt costs; nothing if the request is refused. */
  readonly tokens: PromptTokens;
  /**
   * Whether the previous request of the same conversation (the same first user message), with what was
   * answered to it, is an unchanged beginning of this one; tools and system prompt included, if that was cached, which
   * takes a length, and a breakpoint where the provider wants one. True for the first request of a conversation and
   * for one that repeats the previous one.
   */
  readonly prefixKept: boolean;
  /** Why the request was refused; undefined if it was not. An injected fault is no refusal. */
  readonly refusal?: string;
  /** The fault that was injected into the answer. */
  readonly fault?: Fault;
  /** Whether the client ended the exchange before it had the whole answer. */
  readonly aborted: boolean;
}

/** Tokens of a prompt, counted with the tokenizer of its model. */
export interface PromptTokens {
  /** All of them. */
  readonly prompt: number;
  /** Those that the prompt cache served. */
  readonly cached: number;
}

/** The same while the provider still writes it. */
export type OpenRequest = { -readonly [Key in keyof ProviderRequest]: ProviderRequest[Key] };
