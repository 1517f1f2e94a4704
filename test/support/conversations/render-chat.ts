import type { CallPlan, Turn } from './conversation.ts';

/** A turn as OpenAI chat messages. */
export function renderChat(turn: Turn): readonly unknown[] {
  const called = turn.calls.filter(({ oddity }) => oddity !== 'no call');
  return [
    ...(turn.userContent === 'none' ? [] : [{ role: 'user', content: userContent(turn) }]),
    {
      role: 'assistant',
      content: assistantContent(turn),
      ...(called.length === 0 ? {} : { tool_calls: called.map(toolCall) }),
      ...(turn.thinking ? { reasoning_content: 'Let me think.', x_unknown: { b: 1, a: 2 } } : {}),
    },
    ...turn.calls.filter(({ oddity }) => oddity !== 'no result').map(toolMessage),
  ];
}

function userContent({ user, userContent: style }: Turn): unknown {
  if (style === 'string') return user;
  const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } };
  return [...(style === 'image' ? [image] : []), { type: 'text', text: user }];
}

function assistantContent({ assistant, assistantContent: style }: Turn): unknown {
  if (style === 'none') return null;
  return style === 'string' ? assistant : [{ type: 'text', text: assistant }];
}

function toolCall(call: CallPlan): unknown {
  if (call.name !== 'sql') {
    const called = { name: call.name, arguments: JSON.stringify(call.arguments) };
    return { id: call.id, type: 'function', function: called };
  }
  return { id: call.id, type: 'custom', custom: { name: call.name, input: 'SELECT 1' } };
}

function toolMessage(call: CallPlan): unknown {
  const cached = call.cached ? { cache_control: { type: 'ephemeral' } } : {};
  const text = { type: 'text', text: call.output, ...cached };
  const unknown = call.oddity === 'unknown part' ? [{ type: 'video', text: 'left alone' }] : [];
  return {
    role: 'tool',
    tool_call_id: call.id,
    content: call.content === 'string' ? call.output : [...unknown, text, text],
    ...(call.isError ? { status: 'error' } : {}),
  };
}
