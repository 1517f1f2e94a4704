import type { LanguageModelV4CallOptions, LanguageModelV4Message } from '@ai-sdk/provider';

/** A call of a language model. */
export interface ModelRequest {
  readonly params: LanguageModelV4CallOptions;
  /** Id of the model that is called. */
  readonly model: string;
  /** Whether the model may be offered tools. */
  readonly takesTools: boolean;
}

/** A message of a prompt. */
export type PromptMessage = LanguageModelV4Message;

/** A message that the model wrote. */
export type AssistantMessage = Extract<PromptMessage, { role: 'assistant' }>;

/** A part of such a message. */
export type AssistantPart = AssistantMessage['content'][number];

/** A message with what tools returned. */
export type ToolMessage = Extract<PromptMessage, { role: 'tool' }>;

/** What a tool returned. */
export type ToolResult = Extract<ToolMessage['content'][number], { type: 'tool-result' }>;

/** The call with another prompt. */
export function withPrompt(request: ModelRequest, prompt: readonly PromptMessage[]): ModelRequest {
  return { ...request, params: { ...request.params, prompt: [...prompt] } };
}
