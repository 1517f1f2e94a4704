import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { RunnableBinding } from '@langchain/core/runnables';

import { HeadroomError, retrieveTool } from '../../src/index.ts';
import { asList, asObject, type JsonObject } from '../http/json/read.ts';

/** A chat model and the call options that are bound to it. */
export interface BoundModel {
  readonly model: BaseChatModel;
  readonly options: JsonObject;
}

/** The model in the fields of a HeadroomChatModel, taken apart. Throws as `unbind` does, and for a model in their place. */
export function boundModelIn(fields: unknown): BoundModel {
  if (isChatModel(fields) || isPlainBinding(fields) || typeof fields === 'string')
    throw new HeadroomError('invalid_options', NOT_FIELDS);
  const { model } = asObject(fields);
  if (model == null) throw new HeadroomError('invalid_options', NO_MODEL);
  if (typeof model === 'string') throw new HeadroomError('invalid_options', ONLY_NAMED);
  return unbind(model);
}

const NOT_FIELDS =
  'HeadroomChatModel takes the model as an option: new HeadroomChatModel({ model })';
const EXPECTED = 'HeadroomChatModel: option model: expected a chat model of LangChain';
const NO_MODEL = `${EXPECTED}, and it is missing: new HeadroomChatModel({ model: new ChatOpenAI({ … }) })`;
const ONLY_NAMED = `${EXPECTED}, and it is a text: make the model first, with new ChatOpenAI({ model: '…' }) or the class of another provider, or by its name with initChatModel() of the package langchain`;

/**
 * What `bindTools()` and `withConfig()` made of a chat model, taken apart. Throws a HeadroomError of code
 * `invalid_options` for anything else, and for models of versions of LangChain that are too old.
 */
export function unbind(value: unknown): BoundModel {
  if (isPlainBinding(value)) {
    const { model, options } = unbind(value.bound);
    return { model, options: { ...options, ...value.config, ...value.kwargs } };
  }
  if (!isChatModel(value)) throw new HeadroomError('invalid_options', NOT_A_CHAT_MODEL);
  if (!IS_SUPPORTED || !('profile' in value)) throw new HeadroomError('invalid_options', TOO_OLD);
  return { model: value, options: asObject(asObject(value)['defaultOptions']) };
}

const NOT_A_CHAT_MODEL = `${EXPECTED}; call withFallbacks(), withRetry() and withListeners() on the HeadroomChatModel itself`;
const TOO_OLD =
  'HeadroomChatModel needs @langchain/core 1.1.45 or later: npm install @langchain/core@latest, and the package of the model with it';

/** Chat models have profiles since version 1. */
const IS_SUPPORTED = 'profile' in BaseChatModel.prototype;

/** Whether it binds options and nothing else: the bindings that retry and listen do more. */
function isPlainBinding(value: unknown): value is RunnableBinding<unknown, unknown> {
  const { configFactories, maxAttemptNumber } = asObject(value);
  if (!RunnableBinding.isRunnableBinding(asObject(value))) return false;
  return asList(configFactories).length === 0 && maxAttemptNumber === undefined;
}

/** Several copies of LangChain may be installed, so that classes tell nothing. */
function isChatModel(value: unknown): value is BaseChatModel {
  const { _generate: generate, _modelType: type } = asObject(value);
  return typeof generate === 'function' && typeof type === 'function';
}

/** A model by its name, which `initChatModel()` makes when it is called. */
export interface DeferredModel extends BaseChatModel {
  _getModelInstance(config?: unknown): Promise<BaseChatModel>;
}

/** Whether the model is known only when it is called. */
export function isDeferred(model: BaseChatModel): model is DeferredModel {
  return typeof asObject(model)['_getModelInstance'] === 'function';
}

/** Whether answers of a model come in pieces; those of a model that is not known yet may. */
export function isStreamed(model: BaseChatModel): boolean {
  const isOwn = overrides(model, '_streamResponseChunks');
  return !model.disableStreaming && (isOwn || isDeferred(model));
}

/** Whether a model has a stream of events of its own. */
export function hasEvents(model: BaseChatModel): boolean {
  return overrides(model, '_streamChatModelEvents');
}

/** Whether a model has a method in place of the one of `BaseChatModel`, which is the class that names the type of models. */
function overrides(model: BaseChatModel, method: keyof BaseChatModel): boolean {
  return ownerOf(model, method) !== ownerOf(model, '_modelType');
}

/** The prototype that has a property. */
function ownerOf(value: object | null, property: keyof BaseChatModel): object | null {
  if (value === null || Object.hasOwn(value, property)) return value;
  return ownerOf(Reflect.getPrototypeOf(value), property);
}

const retrieveTools = new WeakMap<object, readonly unknown[]>();

/** `headroom_retrieve` as a call option, in the form that the model's own `bindTools()` gives it. */
export function retrieveToolsOf(model: BaseChatModel): readonly unknown[] {
  const known = retrieveTools.get(model);
  if (known !== undefined) return known;
  const tool = asObject(retrieveTool('langchain'));
  const { options } = unbind(model.bindTools?.([tool]));
  const formatted = asList(options['tools']);
  const tools = formatted.length === 0 ? [tool] : formatted;
  retrieveTools.set(model, tools);
  return tools;
}
