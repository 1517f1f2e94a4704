import { elements, listProperty, property, textProperty } from './access.ts';
import type { MessageFormat } from './lens.ts';

/**
 * How sure it is that a conversation is in `format`, from 0 to 1. The first message that can stand
 * in one format only decides for all; where there is none, plain messages are most likely chat. So
 * a longer conversation never changes its format.
 */
export function recogniseFormat(messages: readonly unknown[], format: MessageFormat): number {
  let plain = false;
  for (const message of elements(messages)) {
    const formats = formatsOf(message);
    if (formats.length === 1) return formats[0] === format ? 1 : 0;
    plain ||= formats.length > 1;
  }
  return plain ? LIKELIHOOD[format] : 0;
}

const LIKELIHOOD: Readonly<Record<MessageFormat, number>> = {
  'openai-chat': 0.5,
  anthropic: 0.4,
  'openai-responses': 0.3,
  'ai-sdk': 0.2,
  // None of their messages is plain.
  gemini: 0,
  langchain: 0,
};

const ALL: readonly MessageFormat[] = ['openai-chat', 'anthropic', 'openai-responses', 'ai-sdk'];
const NONE: readonly MessageFormat[] = [];
const CHAT: readonly MessageFormat[] = ['openai-chat'];
const RESPONSES: readonly MessageFormat[] = ['openai-responses'];
const ANTHROPIC: readonly MessageFormat[] = ['anthropic'];
const AI_SDK: readonly MessageFormat[] = ['ai-sdk'];
const GEMINI: readonly MessageFormat[] = ['gemini'];
const LANGCHAIN: readonly MessageFormat[] = ['langchain'];
const ROLES: ReadonlySet<string> = new Set(['system', 'developer', 'user', 'assistant']);

/** The formats a message may be in: one if it is telling, several if it is plain, none if unknown. */
function formatsOf(message: unknown): readonly MessageFormat[] {
  const role = textProperty(message, 'role');
  const type = textProperty(message, 'type');
  const content = property(message, 'content');
  if (listProperty(message, 'lc_namespace').includes('langchain_core')) return LANGCHAIN;
  if (type !== undefined && ITEM_TYPES.has(type)) return RESPONSES;
  if (isGemini(message)) return GEMINI;
  if (role === 'tool' || role === 'function') return formatsOfResult(message);
  if (role === undefined || !ROLES.has(role)) return NONE;
  if (listProperty(message, 'tool_calls').length > 0) return CHAT;
  if (textProperty(property(message, 'function_call'), 'name') !== undefined) return CHAT;
  if (typeof content === 'string') return type === 'message' ? RESPONSES : ALL;
  return formatsOfParts(listProperty(message, 'content'));
}

/** Its parts have no type, unlike those of the messages that user interfaces keep. */
function isGemini(message: unknown): boolean {
  const parts = listProperty(message, 'parts');
  return parts.length > 0 && parts.every((part) => isPartOfGemini(part));
}

function isPartOfGemini(part: unknown): boolean {
  return typeof part === 'object' && part !== null && property(part, 'type') === undefined;
}

/** The AI SDK has tool messages too, with parts of other types and no id on the message. */
function formatsOfResult(message: unknown): readonly MessageFormat[] {
  if (textProperty(message, 'tool_call_id') !== undefined) return CHAT;
  const parts = listProperty(message, 'content');
  if (parts.some((part) => formatsOfPart(part) === AI_SDK)) return AI_SDK;
  return typeof property(message, 'content') === 'string' ? CHAT : NONE;
}

function formatsOfParts(parts: readonly unknown[]): readonly MessageFormat[] {
  for (const part of parts) {
    const format = formatsOfPart(part);
    if (format !== undefined) return format;
  }
  return ALL;
}

/** Files and images have the same type in several formats, and `mediaType` or `image` only in the AI SDK. */
function formatsOfPart(part: unknown): readonly MessageFormat[] | undefined {
  const isAiSdk = ['mediaType', 'image'].some((name) => property(part, name) !== undefined);
  return isAiSdk ? AI_SDK : PART_TYPES.get(textProperty(part, 'type') ?? '');
}

const ITEM_TYPES: ReadonlySet<string> = new Set(
  `function_call function_call_output custom_tool_call custom_tool_call_output local_shell_call
  local_shell_call_output shell_call shell_call_output apply_patch_call apply_patch_call_output
  computer_call computer_call_output mcp_call mcp_list_tools mcp_approval_request
  mcp_approval_response reasoning item_reference web_search_call file_search_call
  code_interpreter_call image_generation_call tool_search_call tool_search_output
  additional_tools compaction`.split(/\s+/),
);

const PART_TYPES: ReadonlyMap<string, readonly MessageFormat[]> = new Map([
  ...typesOf(CHAT, 'image_url input_audio file'),
  ...typesOf(RESPONSES, 'input_text output_text input_image input_file'),
  ...typesOf(
    ANTHROPIC,
    `tool_use tool_result thinking redacted_thinking image document search_result
    server_tool_use web_search_tool_result web_fetch_tool_result code_execution_tool_result
    bash_code_execution_tool_result text_editor_code_execution_tool_result mcp_tool_use
    mcp_tool_result container_upload compaction`,
  ),
  ...typesOf(
    AI_SDK,
    `tool-call tool-result tool-approval-request tool-approval-response reasoning
    reasoning-file custom`,
  ),
]);

function typesOf(
  formats: readonly MessageFormat[],
  types: string,
): [string, readonly MessageFormat[]][] {
  return types.split(/\s+/).map((type) => [type, formats]);
}
