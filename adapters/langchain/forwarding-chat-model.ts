import {
  BaseChatModel,
  type BaseChatModelCallOptions,
  type LangSmithParams,
} from '@langchain/core/language_models/chat_models';
import type { BaseMessage } from '@langchain/core/messages';
import type { LLMResult } from '@langchain/core/outputs';

import type { BoundModel } from './models.ts';

/** A chat model that tells of itself what the model inside it tells, so that frameworks, caches and traces see that one. */
export abstract class ForwardingChatModel<
  Options extends BaseChatModelCallOptions,
> extends BaseChatModel<Options> {
  /**
   * The model inside, and the call options that are bound to it.
   *
   * @internal
   */
  protected abstract readonly bound: BoundModel;

  /** What the model can do, as it tells itself. */
  override get profile(): BaseChatModel['profile'] {
    return this.bound.model.profile;
  }

  /** The name of the model: other middleware tells providers by it. */
  override getName(suffix?: string): string {
    return this.bound.model.getName(suffix);
  }

  /** What LangSmith is told of the model. */
  override getLsParams(options: this['ParsedCallOptions']): LangSmithParams {
    return this.bound.model.getLsParams(options);
  }

  /** The parameters that the model sends for call options. */
  override invocationParams(options?: this['ParsedCallOptions']): unknown {
    return this.bound.model.invocationParams(options);
  }

  /** Tokens of a content, as the model counts them. */
  override getNumTokens(content: BaseMessage['content']): Promise<number> {
    return this.bound.model.getNumTokens(content);
  }

  /** What tells the model from others, for caches. */
  override _identifyingParams(): ReturnType<BaseChatModel['_identifyingParams']> {
    return this.bound.model._identifyingParams();
  }

  /** What several answers cost. */
  override _combineLLMOutput(...outputs: LLMResult['llmOutput'][]): LLMResult['llmOutput'] {
    return this.bound.model._combineLLMOutput?.(...outputs) ?? outputs.at(-1);
  }

  /** The kind of the model. */
  override _llmType(): string {
    // The framework asks before this class has got its fields.
    const { bound }: { readonly bound?: BoundModel } = this as unknown as { bound?: BoundModel };
    return bound?.model._llmType() ?? 'headroom';
  }

  /** Traces show neither credentials nor anything else that the model itself keeps out of them. */
  protected override _getInvocationParamsForTracing(
    options: this['ParsedCallOptions'],
  ): ReturnType<this['invocationParams']> {
    return this.bound.model['_getInvocationParamsForTracing'](options);
  }

  /** The same of call options. */
  protected override _getCallOptionsForTracing(
    options: this['ParsedCallOptions'],
    params: unknown,
  ): this['ParsedCallOptions'] {
    const { model } = this.bound;
    // Options of the same type, without what is secret.
    return model['_getCallOptionsForTracing'](options, params) as this['ParsedCallOptions'];
  }
}
