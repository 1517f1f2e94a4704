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
  /** The body as text. */
  readonly text: string;
  /** The body, parsed; undefined where it is no JSON. */
  readonly body: unknown;
  /** All messages or items as the model sees them, those that the server holds included; empty if refused. */
  readonly conversation: readonly unknown[];
  /** Tokens of the whole prompt, and how many of them the prompt cache served. */
  readonly tokens: { readonly prompt: number; readonly cached: number };
  /**
   * Whether the previous request of the same conversation (the same first user message), with what was
   * answered to it, is an unchanged beginning of this one, tools and system prompt included. True for the
   * first request of a conversation and for one that repeats the previous one.
   */
  readonly prefixKept: boolean;
  /** Why the request was refused; undefined if it was not. An injected fault is no refusal. */
  readonly refusal?: string;
  /** The fault that was injected into the answer. */
  readonly fault?: Fault;
  /** Whether the client ended the exchange before it had the whole answer. */
  readonly aborted: boolean;
}

/** The same while the provider still writes it. */
export type OpenRequest = { -readonly [Key in keyof ProviderRequest]: ProviderRequest[Key] };
