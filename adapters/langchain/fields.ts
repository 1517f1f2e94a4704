import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import type {
  BaseChatModel,
  BaseChatModelParams,
} from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk } from '@langchain/core/messages';

import type { WithHeadroomOptions } from '../http/headroom-for.ts';

/** What a HeadroomChatModel is made with: a chat model, options of a Headroom, and those of every chat model. */
export type HeadroomChatModelFields<Model extends BaseChatModel = BaseChatModel> = RunFields &
  WithHeadroomOptions & {
    /** The chat model that is called; one with tools or options bound to it will do as well. */
    readonly model: Model | BoundChatModel;
  };

/**
 * A chat model with tools or options bound to it, in as few words as tell it: with those of a `Runnable`, TypeScript
 * would forget the call options of a model that is made in its place.
 */
export interface BoundChatModel {
  /** Whether it can be written down. */
  readonly lc_serializable: boolean;
  /** Asks the model. */
  invoke(input: BaseLanguageModelInput): Promise<AIMessageChunk>;
}

/** What a chat model's runs are made with. */
export type RunFields = Pick<
  BaseChatModelParams,
  'cache' | 'callbacks' | 'metadata' | 'tags' | 'verbose'
>;

const RUN_FIELDS: readonly (keyof RunFields)[] = [
  'cache',
  'callbacks',
  'metadata',
  'tags',
  'verbose',
];

/** The fields in two parts: those of runs, and the options of a Headroom. */
export function splitFields(fields: HeadroomChatModelFields): {
  readonly run: RunFields;
  readonly options: WithHeadroomOptions;
} {
  const options = Object.entries(fields).filter(([name]) => !OWN_FIELDS.includes(name));
  return { run: givenOf(fields, RUN_FIELDS), options: Object.fromEntries(options) };
}

/** The fields that are no options of a Headroom. */
export const OWN_FIELDS: readonly string[] = ['model', ...RUN_FIELDS];

/** What a chat model around another is made with: where nothing is given, its runs are like those of the other. */
export function inheritFields(
  inner: BaseChatModel,
  fields: HeadroomChatModelFields,
): BaseChatModelParams {
  return { ...givenOf(inner, [...RUN_FIELDS, 'outputVersion']), ...fields };
}

/** Those of the fields that are given. */
function givenOf<Fields, Name extends keyof Fields>(
  fields: Fields,
  names: readonly Name[],
): Partial<Pick<Fields, Name>> {
  const given = names.filter((name) => fields[name] !== undefined);
  // Entries of an object are properties of its type.
  return Object.fromEntries(given.map((name) => [name, fields[name]])) as typeof fields;
}

/** The fields that are written down when a HeadroomChatModel is: a Headroom of one's own cannot be. */
export const WRITTEN_FIELDS: readonly string[] = [
  'model',
  'mode',
  'tools',
  'kinds',
  'trigger',
  'keep',
  'directory',
  'project',
  'retention',
  'ledger',
  'prices',
  'holdOut',
  'workers',
];
