import { parseReferences } from '../../../engine/index.ts';
import { textsIn } from '../json.ts';
import type { ProviderRequest } from '../request.ts';

/** Text that the model says. */
export interface SayPart {
  /** Discriminates the parts of a turn. */
  readonly type: 'say';
  /** What it says. */
  readonly text: string;
}

/** Thinking (Anthropic), reasoning (OpenAI) or thoughts (Gemini). A request that turned them off gets none. */
export interface ThinkPart {
  /** Discriminates the parts of a turn. */
  readonly type: 'think';
  /** What it thinks. */
  readonly text: string;
}

/** A call of a tool. */
export interface CallPart {
  /** Discriminates the parts of a turn. */
  readonly type: 'call';
  /** Name of the tool. */
  readonly name: string;
  /** The arguments, or how they follow from the request. */
  readonly arguments: CallArguments;
  /** Id of the call; by default one that the provider makes up. */
  readonly id?: string;
}

/** The arguments of a call, or a function that makes them from the request that is answered. */
export type CallArguments =
  | Readonly<Record<string, unknown>>
  | ((request: ProviderRequest) => Readonly<Record<string, unknown>>);

/** Something that the model does in a turn. */
export type Part = SayPart | ThinkPart | CallPart;

/** What the model answers to one request: one part, several, or a function of the request that gives them. */
export type Turn = Part | readonly Part[] | ((request: ProviderRequest) => Turn);

/** The model says a text. */
export function say(text: string): SayPart {
  return { type: 'say', text };
}

/** The model thinks: a signed thinking block, a reasoning item, or a part that is a thought. */
export function think(text: string): ThinkPart {
  return { type: 'think', text };
}

/** The model calls a tool. The arguments may be a function of the request that is answered. */
export function call(
  name: string,
  callArguments: CallArguments = {},
  options: { readonly id?: string } = {},
): CallPart {
  return { type: 'call', name, arguments: callArguments, ...options };
}

/**
 * The model calls `headroom_retrieve` with the hash of a reference that it sees in the request, the first
 * one or, with `nth`, the n-th counted from 1. The selector (`query`, `rows`, `lines`, `path`, `grep`) is
 * passed on. A request without such a reference is an error of the script.
 */
export function retrieve(
  selector: Readonly<Record<string, unknown>> = {},
  options: { readonly nth?: number; readonly id?: string } = {},
): CallPart {
  const { nth = 1, ...callOptions } = options;
  const toArguments = (request: ProviderRequest): Readonly<Record<string, unknown>> => {
    const references = textsIn(request.conversation).flatMap(parseReferences);
    const reference = references[nth - 1];
    if (reference !== undefined) return { hash: reference.hash, ...selector };
    throw new Error(`retrieve(): reference ${nth} of ${references.length} in this request`);
  };
  return call('headroom_retrieve', toArguments, callOptions);
}
