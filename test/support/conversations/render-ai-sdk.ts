import type { CallPlan, Turn } from './conversation.ts';

/** A turn as a prompt of the AI SDK. */
export function renderAiSdk(turn: Turn): readonly unknown[] {
  const results = turn.calls.filter(({ oddity }) => oddity !== 'no result');
  return [
    ...(turn.userContent === 'none' ? [] : [{ role: 'user', content: userContent(turn) }]),
    { role: 'assistant', content: assistantContent(turn) },
    ...(results.length === 0 ? [] : [{ role: 'tool', content: results.flatMap(resultParts) }]),
  ];
}

const IMAGE = {
  type: 'file',
  mediaType: 'image/png',
  data: { type: 'data', data: 'iVBORw0KGgo=' },
};
const CACHED = { providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } };

function userContent({ user, userContent: style }: Turn): unknown {
  const text = { type: 'text', text: user };
  if (style === 'string') return [text];
  return style === 'image' ? [IMAGE, { ...text, ...CACHED }] : [text, { ...text, text: 'Please.' }];
}

function assistantContent(turn: Turn): unknown {
  const signed = { anthropic: { signature: 'EqQBCgIYAhIk' } };
  const called = turn.calls.filter(({ oddity }) => oddity !== 'no call');
  return [
    ...(turn.thinking
      ? [{ type: 'reasoning', text: 'Let me think.', providerOptions: signed }]
      : []),
    ...(turn.assistantContent === 'none' ? [] : [{ type: 'text', text: turn.assistant }]),
    ...called.map(({ id, name, arguments: input }) => ({
      type: 'tool-call',
      toolCallId: id,
      toolName: name,
      input,
    })),
  ];
}

function resultParts(call: CallPlan): unknown[] {
  const result = {
    type: 'tool-result',
    toolCallId: call.id,
    toolName: call.name,
    output: outputOf(call),
    ...(call.cached ? CACHED : {}),
  };
  const approval = { type: 'tool-approval-response', approvalId: call.id, approved: true };
  return call.oddity === 'unknown part' ? [approval, result] : [result];
}

/** Half of what is JSON comes as JSON, the way that tools give it. */
function outputOf({ output, content, isError, oddity }: CallPlan): unknown {
  const error = isError ? 'error-' : '';
  if (content === 'string' || isError) {
    const value = oddity === 'none' ? objectIn(output) : undefined;
    return value === undefined
      ? { type: `${error}text`, value: output }
      : { type: `${error}json`, value };
  }
  const text = { type: 'text', text: output };
  return { type: 'content', value: content === 'image' ? [text, IMAGE] : [text, { ...text }] };
}

function objectIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
