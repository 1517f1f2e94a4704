import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type {
  BaseLanguageModelInput,
  StructuredOutputMethodOptions,
} from '@langchain/core/language_models/base';
import type {
  BaseChatModel,
  BaseChatModelCallOptions,
  BindToolsInput,
} from '@langchain/core/language_models/chat_models';
import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { BaseMessage } from '@langchain/core/messages';
import type { ChatGenerationChunk, ChatResult } from '@langchain/core/outputs';
import { type Runnable, type RunnableConfig, RunnableLambda } from '@langchain/core/runnables';

import { type Headroom, HeadroomError } from '../../src/index.ts';
import { headroomFor } from '../http/headroom-for.ts';
import { asObject } from '../http/json/read.ts';
import type { ModelRequest } from './conversation/request.ts';
import { exchangeOf } from './exchange.ts';
import {
  type HeadroomChatModelFields,
  inheritFields,
  OWN_FIELDS,
  splitFields,
  WRITTEN_FIELDS,
} from './fields.ts';
import { ForwardingChatModel } from './forwarding-chat-model.ts';
import {
  type BoundModel,
  boundModelIn,
  hasEvents,
  isDeferred,
  isStreamed,
  unbind,
} from './models.ts';
import { gather } from './stream/gather.ts';
import { type OutputSchema, type StructuredOutput, structuredOutput } from './structured-output.ts';

/** What every call of a HeadroomChatModel takes besides the options of its model. */
export interface HeadroomCallOptions {
  /** `false` lets the call out as it is. */
  headroom?: boolean;
}

/** The call options of a chat model around `Model`. */
export type CallOptionsOf<Model extends BaseChatModel> = HeadroomCallOptions &
  (Model extends BaseChatModel<infer Options> ? Options : BaseChatModelCallOptions);

/**
 * A chat model around any other, whose model reads less: large tool outputs and pasted payloads are compressed, and
 * the model gets a tool to read what was left out, whose calls are answered where neither code nor users nor
 * traces see them. It goes wherever a chat model goes: chains, agents, graphs.
 *
 * A single call goes out as it is with the call option `headroom: false`.
 *
 * Throws a HeadroomError of code `invalid_options` for wrong options, for what is no chat model, and for versions of
 * `@langchain/core` before 1.1; of code `invalid_config` for a wrong configuration. A model that cannot call tools gets
 * what is compressed losslessly.
 */
export class HeadroomChatModel<
  Model extends BaseChatModel = BaseChatModel,
> extends ForwardingChatModel<CallOptionsOf<Model>> {
  /** It is written down with its model and its options; a Headroom that is shared is not. */
  override lc_serializable = true;
  /** Where `load()` looks for the class: give it `{ optionalImportsMap: { 'headroom-ts/langchain': … } }`. */
  override lc_namespace: string[] = ['headroom-ts', 'langchain'];
  /** @internal */
  protected override readonly bound: BoundModel;
  private readonly headroom: Headroom;
  private readonly fields: HeadroomChatModelFields;

  /** A chat model around `fields.model`. */
  constructor(fields: HeadroomChatModelFields<Model>) {
    const bound = boundModelIn(fields);
    super(inheritFields(bound.model, fields));
    this.disableStreaming = !isStreamed(bound.model);
    this.bound = bound;
    this.fields = fields;
    this.headroom = headroomFor(splitFields(fields).options, 'HeadroomChatModel', OWN_FIELDS);
  }

  /** The name of the class, however it is bundled. */
  static override lc_name(): string {
    return 'HeadroomChatModel';
  }

  /** The fields that are written down. */
  override get lc_serializable_keys(): string[] {
    return [...WRITTEN_FIELDS];
  }

  /** The whole answer, for the framework. */
  override async _generate(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const request = await this.requestFor(messages, options);
    // A model that always streams tells its callers of every piece.
    const streams = asObject(request.model)['streaming'] === true;
    return streams
      ? gather(this._streamResponseChunks(messages, options, runManager))
      : exchangeOf(this.headroom).generate(request);
  }

  /** The answer in pieces, for the framework. */
  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const request = await this.requestFor(messages, options);
    for await (const chunk of exchangeOf(this.headroom).stream(request)) {
      yield chunk;
      const at = { prompt: 0, completion: 0 };
      const more = [undefined, undefined, undefined, { chunk }] as const;
      await runManager?.handleLLMNewToken(chunk.text, at, ...more);
    }
  }

  /** The answer as events of content blocks, for the framework. */
  override async *_streamChatModelEvents(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatModelStreamEvent> {
    const request = await this.requestFor(messages, options);
    // Models without events of their own have those that are made of their chunks.
    yield* hasEvents(request.model)
      ? exchangeOf(this.headroom).events(request)
      : super._streamChatModelEvents(messages, options, runManager);
  }

  /**
   * The same with tools, in any form that the model takes. Throws a HeadroomError of code `invalid_options` for a model
   * that takes none.
   */
  override bindTools(
    tools: BindToolsInput[],
    kwargs?: Partial<CallOptionsOf<Model>>,
  ): HeadroomChatModel<Model> {
    const { model, options } = this.bound;
    const { tools: _, ...others } = options;
    if (model.bindTools === undefined) {
      throw new HeadroomError('invalid_options', `${model.getName()} cannot bind tools.`);
    }
    return this.around(model.bindTools(tools, asCallOptions({ ...others, ...kwargs })));
  }

  /** The same with call options. */
  override withConfig(config: Partial<CallOptionsOf<Model>>): HeadroomChatModel<Model> {
    const { model, options } = this.bound;
    return this.around(model.withConfig(asCallOptions({ ...options, ...config })));
  }

  /** Answers as objects, in the way that the model itself prefers. */
  override withStructuredOutput<Value extends StructuredOutput = StructuredOutput>(
    schema: OutputSchema<Value>,
    config?: StructuredOutputMethodOptions,
  ): Runnable<BaseLanguageModelInput, Value>;
  /** Answers as objects, with the messages that they were made of. */
  override withStructuredOutput<Value extends StructuredOutput = StructuredOutput>(
    schema: OutputSchema<Value>,
    config?: StructuredOutputMethodOptions<true>,
  ): Runnable<
    BaseLanguageModelInput,
    {
      /** What the model wrote. */
      raw: BaseMessage;
      /** The object in it. */
      parsed: Value;
    }
  >;
  override withStructuredOutput(
    schema: StructuredOutput,
    config?: StructuredOutputMethodOptions<boolean>,
  ): Runnable<BaseLanguageModelInput, StructuredOutput> {
    const { model } = this.bound;
    if (!isDeferred(model)) return structuredOutput(model, { through: this, schema, config });
    return RunnableLambda.from(async (input: BaseLanguageModelInput, options) => {
      const { model: ready } = unbind(await model._getModelInstance(options));
      const through = this.around(ready);
      return structuredOutput(ready, { through, schema, config }).invoke(input, options);
    });
  }

  /** Options that are bound to the model are options of every call. */
  protected override _separateRunnableConfigFromCallOptionsCompat(
    given?: Partial<CallOptionsOf<Model>>,
  ): [RunnableConfig, this['ParsedCallOptions']] {
    const { model, options } = this.bound;
    const all = { ...options, ...given } as Partial<CallOptionsOf<Model>>;
    const [config, callOptions] = super._separateRunnableConfigFromCallOptionsCompat(all);
    // Events of a run tell whose it is by its name.
    const named = { ...config, runName: config.runName ?? this.getName() };
    if (!isDeferred(model)) return [named, callOptions];
    return [named, { ...callOptions, configurable: config.configurable }];
  }

  private async requestFor(
    messages: readonly BaseMessage[],
    given: this['ParsedCallOptions'],
  ): Promise<ModelRequest> {
    const { model } = this.bound;
    if (!isDeferred(model)) return { model, messages, options: asObject(given) };
    const { configurable, ...own } = asObject(given);
    const ready = unbind(await model._getModelInstance({ configurable }));
    return { model: ready.model, messages, options: { ...ready.options, ...own } };
  }

  /** The same around what has become of the model. */
  private around(model: HeadroomChatModelFields['model']): HeadroomChatModel<Model> {
    const { run } = splitFields(this.fields);
    const { constructor } = this as { constructor: unknown };
    const Class = constructor as typeof HeadroomChatModel<Model>;
    const wrapped = new Class({ ...run, headroom: this.headroom, model });
    wrapped.lc_kwargs = { ...this.lc_kwargs, model };
    return wrapped;
  }
}

/** Options of any model as those of one. */
function asCallOptions(options: object): Partial<BaseChatModelCallOptions> {
  return options;
}
