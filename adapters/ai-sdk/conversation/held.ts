import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';

import { beforeAnswers, type HeldTurns, heldTurns } from '../../http/formats/held-turns.ts';
import { asObject, type JsonObject } from '../../http/json/read.ts';
import type { PromptMessage } from './request.ts';
import type { ModelRound } from './round.ts';

/** What is remembered of answers that the provider holds. */
export const aiSdkHeld: HeldTurns = heldTurns('ai-sdk');

/** A conversation that the provider holds: only what is new is sent. */
export interface HeldConversation {
  /** Whose option it is, such as `openai`. */
  readonly provider: string;
  /** `thread` for Anthropic, the others for OpenAI. */
  readonly option: 'previousResponseId' | 'conversation' | 'thread';
  /** The id that the provider knows it by. */
  readonly id: string;
}

/** The conversation that a call continues at the provider; undefined if the call carries all of it. */
export function heldConversation({
  providerOptions = {},
}: LanguageModelV4CallOptions): HeldConversation | undefined {
  for (const [provider, options] of Object.entries(providerOptions)) {
    for (const option of ['previousResponseId', 'conversation', 'thread'] as const) {
      const value: unknown = asObject(options)[option];
      const id = option === 'thread' ? asObject(value)['previousMessageId'] : value;
      if (typeof id === 'string') return { provider, option, id };
    }
  }
  return undefined;
}

/** The messages of a call that may bring results of calls that the provider holds and the prompt does not show. */
export function resultsOfHeldCalls(params: LanguageModelV4CallOptions): readonly PromptMessage[] {
  const { prompt } = params;
  const isAnswer = ({ role }: PromptMessage): boolean => role === 'assistant';
  switch (heldConversation(params)?.option) {
    case undefined:
      return [];
    case 'conversation':
      // It holds all answers, those of this prompt too.
      return prompt.slice(prompt.findLastIndex(isAnswer) + 1);
    case 'previousResponseId':
    case 'thread':
      return beforeAnswers(prompt, isAnswer);
  }
}

/** The id by which a provider lets an answer be continued; undefined where it does not. */
export function heldId(
  { id, responseId }: Pick<ModelRound, 'id' | 'responseId'>,
  { providerOptions = {} }: LanguageModelV4CallOptions,
): string | undefined {
  return isThread({ providerOptions }) ? id : responseId;
}

/** Whether the provider holds the conversation as a thread, with the tools that it begins with. */
export function isThread({
  providerOptions = {},
}: Pick<LanguageModelV4CallOptions, 'providerOptions'>): boolean {
  return Object.values(providerOptions).some(({ thread }) => thread !== undefined);
}

/** The id in what a provider tells besides its answer; undefined where there is none. */
export function responseIdIn(providerMetadata: unknown): string | undefined {
  const ids = Object.values(asObject(providerMetadata)).map((each) => asObject(each)['responseId']);
  return ids.find((id) => typeof id === 'string');
}

/** The options with another answer to continue from. */
export function continuedFrom(
  { provider, option, id: held }: HeldConversation,
  { params, id = held }: { params: LanguageModelV4CallOptions; id?: string | undefined },
): LanguageModelV4CallOptions {
  if (option === 'conversation') return params;
  const value = option === 'thread' ? { type: 'continue', previousMessageId: id } : id;
  const options: JsonObject = { ...params.providerOptions?.[provider], [option]: value };
  return {
    ...params,
    // Options are JSON, and each has got a value of its type.
    providerOptions: { ...params.providerOptions, [provider]: options } as NonNullable<
      LanguageModelV4CallOptions['providerOptions']
    >,
  };
}
