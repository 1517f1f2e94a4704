import type {
  BaseLanguageModelInput,
  StructuredOutputMethodOptions,
} from '@langchain/core/language_models/base';
import type { BaseChatModel, BindToolsInput } from '@langchain/core/language_models/chat_models';
import type { ToolCall } from '@langchain/core/messages';
import type { Runnable } from '@langchain/core/runnables';
import type { SerializableSchema } from '@langchain/core/utils/standard_schema';
import type { ZodV3Like, ZodV4Like } from '@langchain/core/utils/types';

/** What structured output is: an object, as the framework has the arguments of calls. */
export type StructuredOutput = ToolCall['args'];

/** What structured output is described with: a schema of Zod, a Standard Schema or a JSON Schema. */
export type OutputSchema<Value extends StructuredOutput> =
  | SerializableSchema<Value>
  | ZodV4Like<Value>
  | ZodV3Like<Value>
  | StructuredOutput;

/** What options can be bound to. */
interface Bindable {
  bindTools(tools: BindToolsInput[], kwargs?: object): unknown;
  withConfig(options: object): unknown;
}

/** What a model is asked to answer with. */
export interface OutputRequest {
  /** The model that is called: what the provider's own binds for such answers is bound to this one. */
  readonly through: Bindable;
  readonly schema: StructuredOutput;
  readonly config: StructuredOutputMethodOptions<boolean> | undefined;
}

/** What the provider's own class makes of a schema, called through another model. */
export function structuredOutput(
  model: BaseChatModel,
  { through, schema, config }: OutputRequest,
): Runnable<BaseLanguageModelInput, StructuredOutput> {
  const bindTools: Bindable['bindTools'] = (tools, kwargs) => through.bindTools(tools, kwargs);
  const withConfig: Bindable['withConfig'] = (options) => through.withConfig(options);
  const binding = { bindTools: { value: bindTools }, withConfig: { value: withConfig } };
  const self = Object.create(model, binding) as BaseChatModel;
  // The overloads of the method tell apart what is the same here.
  const { withStructuredOutput } = self as unknown as {
    withStructuredOutput: (
      ...args: unknown[]
    ) => Runnable<BaseLanguageModelInput, StructuredOutput>;
  };
  return withStructuredOutput.call(self, schema, config);
}
