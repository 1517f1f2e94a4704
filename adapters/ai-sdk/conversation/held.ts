import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';

import { asObject, type JsonObject } from '../../http/json/read.ts';

/** A conversation that the provider holds: only what is new is sent. */
export interface HeldConversation {
  /** Whose option it is, such as `openai`. */
  readonly provider: string;
  readonly option: 'previousResponseId' | 'conversation';
  /** The id that the provider knows it by. */
  readonly id: string;
}

/** The conversation that a call continues at the provider; undefined if the call carries all of it. */
export function heldResponse({
  providerOptions = {},
}: LanguageModelV4CallOptions): HeldConversation | undefined {
  for (const [provider, options] of Object.entries(providerOptions)) {
    for (const option of ['previousResponseId', 'conversation'] as const) {
      const id: unknown = asObject(options)[option];
      if (typeof id === 'string') return { provider, option, id };
    }
  }
  return undefined;
}

/** The id by which a provider lets a response be continued; undefined where it does not. */
export function responseIdIn(providerMetadata: unknown): string | undefined {
  const ids = Object.values(asObject(providerMetadata)).map((each) => asObject(each)['responseId']);
  return ids.find((id) => typeof id === 'string');
}

/** The options with another response to continue from. */
export function continuedFrom(
  { provider, option, id }: HeldConversation,
  {
    params,
    responseId = id,
  }: { params: LanguageModelV4CallOptions; responseId?: string | undefined },
): LanguageModelV4CallOptions {
  if (option === 'conversation') return params;
  const options: JsonObject = { ...params.providerOptions?.[provider], [option]: responseId };
  return {
    ...params,
    // Options are JSON, and a text has taken the place of a text.
    providerOptions: { ...params.providerOptions, [provider]: options } as NonNullable<
      LanguageModelV4CallOptions['providerOptions']
    >,
  };
}

/** The key of what is remembered of a response that the provider holds. */
export function heldKey(responseId: string): string {
  return `ai-sdk response ${responseId}`;
}

/** The key of results that wait for the result of a call of the user's tools. */
export function callKey(callId: string): string {
  return `ai-sdk call ${callId}`;
}
