import type { MessageFormat } from '../../../engine/messages/lens.ts';
import type { NeutralCall, NeutralMessage, Trajectory } from '../trajectories.ts';
import { toLangchain } from './to-langchain.ts';

/** A recorded conversation in one provider's own shape. */
export interface Formatted {
  readonly messages: readonly unknown[];
  /** For each message of the recording the index of the message or item that holds its content. */
  readonly indexes: readonly number[];
}

/**
 * A conversation in the shape of a provider. One message may become several Responses items, and tool
 * results in a row become one Anthropic message; system text stays a message in all three.
 */
export function toFormat(
  { messages }: Pick<Trajectory, 'messages'>,
  format: MessageFormat,
): Formatted {
  const out: unknown[] = [];
  const indexes = messages.map((message) => WRITERS[format](out, message));
  return { messages: out, indexes };
}

/** Appends a message and says at which index its content went. */
type Writer = (out: unknown[], message: NeutralMessage) => number;

const WRITERS: Readonly<Record<MessageFormat, Writer>> = {
  'openai-chat': writeChat,
  'openai-responses': writeResponses,
  anthropic: writeAnthropic,
  'ai-sdk': writeAiSdk,
  gemini: writeGemini,
  langchain: (out, message) => out.push(toLangchain(message)) - 1,
};

function writeChat(out: unknown[], { role, content, ...rest }: NeutralMessage): number {
  const calls = rest.tool_calls?.map(({ id, name, args }) => ({
    id,
    type: 'function',
    function: { name, arguments: argumentText(args) },
  }));
  return (
    out.push({
      role,
      content: calls !== undefined && content === '' ? null : content,
      ...(calls === undefined ? {} : { tool_calls: calls }),
      ...(role === 'tool' ? { tool_call_id: rest.tool_call_id } : {}),
    }) - 1
  );
}

function writeResponses(out: unknown[], message: NeutralMessage): number {
  const { role, content } = message;
  const index = out.length;
  if (role === 'tool') {
    out.push({ type: 'function_call_output', call_id: message.tool_call_id, output: content });
  } else if (role === 'assistant') {
    const parts = [{ type: 'output_text', text: content, annotations: [] }];
    if (content !== '') out.push({ type: 'message', role, content: parts });
  } else {
    out.push({ role, content });
  }
  for (const call of message.tool_calls ?? []) {
    const { id, name } = call;
    out.push({ type: 'function_call', call_id: id, name, arguments: argumentText(call.args) });
  }
  return Math.min(index, Math.max(0, out.length - 1));
}

function writeAnthropic(out: unknown[], message: NeutralMessage): number {
  const { role, content } = message;
  if (role === 'tool') return writeToolResult(out, message);
  const calls = message.tool_calls?.map(toolUse) ?? [];
  const text = content === '' ? [] : [{ type: 'text', text: content }];
  return out.push({ role, content: calls.length === 0 ? content : [...text, ...calls] }) - 1;
}

function toolUse({ id, name, args }: NeutralCall): ToolUse {
  const input = typeof args === 'object' && args !== null ? args : { input: args };
  return { type: 'tool_use', id, name, input };
}

interface ToolUse {
  readonly type: 'tool_use';
  readonly id: string;
  readonly name: string;
  readonly input: object;
}

function writeToolResult(out: unknown[], { content, tool_call_id: id }: NeutralMessage): number {
  const block = { type: 'tool_result', tool_use_id: id, content };
  const before = out.at(-1);
  const blocks = before === undefined ? undefined : toolResults(before);
  if (blocks === undefined) return out.push({ role: 'user', content: [block] }) - 1;
  blocks.push(block);
  return out.length - 1;
}

function toolResults(message: unknown): unknown[] | undefined {
  const { role, content } = message as { role: string; content: unknown };
  return role === 'user' && Array.isArray(content) ? content : undefined;
}

function writeAiSdk(out: unknown[], message: NeutralMessage): number {
  const { role, content } = message;
  if (role === 'system') return out.push({ role, content }) - 1;
  const text = content === '' ? [] : [{ type: 'text', text: content }];
  const calls = message.tool_calls?.map(({ id, name, args }) => {
    const input = typeof args === 'object' && args !== null ? args : { input: args };
    return { type: 'tool-call', toolCallId: id, toolName: name, input };
  });
  if (role !== 'tool') return out.push({ role, content: [...text, ...(calls ?? [])] }) - 1;
  const id = message.tool_call_id ?? '';
  const output = { type: 'text', value: content };
  const toolName = message.tool_name ?? nameOf(out, id);
  const result = { type: 'tool-result', toolCallId: id, toolName, output };
  return out.push({ role, content: [result] }) - 1;
}

/** Results of the AI SDK name their tool. */
function nameOf(out: readonly unknown[], id: string): string {
  const parts = out.flatMap((message) => (message as { content: unknown }).content);
  const call = parts.findLast((part) => (part as { toolCallId?: unknown }).toolCallId === id);
  return (call as { toolName?: string } | undefined)?.toolName ?? 'unknown';
}

function writeGemini(out: unknown[], message: NeutralMessage): number {
  const { role, content, tool_call_id: id = '' } = message;
  if (role === 'tool') {
    const name = message.tool_name ?? functionName(out, id);
    const part = { functionResponse: { id, name, response: { output: content } } };
    const before = responseParts(out.at(-1));
    if (before === undefined) return out.push({ role: 'user', parts: [part] }) - 1;
    before.push(part);
    return out.length - 1;
  }
  const calls = message.tool_calls?.map((call) => {
    const { id: callId, name, input: args } = toolUse(call);
    return { functionCall: { id: callId, name, args } };
  });
  const text = content === '' && calls !== undefined ? [] : [{ text: content }];
  const parts = [...text, ...(calls ?? [])];
  return out.push({ role: role === 'assistant' ? 'model' : role, parts }) - 1;
}

function responseParts(content: unknown): unknown[] | undefined {
  const { parts = [] } = (content ?? {}) as { parts?: unknown[] };
  return parts.some((part) => 'functionResponse' in (part as object)) ? parts : undefined;
}

/** Responses of functions name the function. */
function functionName(out: readonly unknown[], id: string): string {
  const parts = out.flatMap((content) => (content as { parts: readonly CallPart[] }).parts);
  return (
    parts.findLast(({ functionCall }) => functionCall?.id === id)?.functionCall?.name ?? 'unknown'
  );
}

interface CallPart {
  readonly functionCall?: { readonly id: string; readonly name: string };
}

function argumentText(args: unknown): string {
  return typeof args === 'string' ? args : JSON.stringify(args ?? {});
}
