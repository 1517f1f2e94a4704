import type { CallPlan, Turn } from './conversation.ts';

/** A turn as Anthropic messages. */
export function renderAnthropic(turn: Turn): readonly unknown[] {
  const results = turn.calls.filter(({ oddity }) => oddity !== 'no result');
  return [
    ...(turn.userContent === 'none' ? [] : [{ role: 'user', content: userContent(turn) }]),
    { role: 'assistant', content: assistantContent(turn) },
    ...(results.length === 0 ? [] : [{ role: 'user', content: results.flatMap(resultBlocks) }]),
  ];
}

const IMAGE = {
  type: 'image',
  source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' },
};

function userContent({ user, userContent: style }: Turn): unknown {
  if (style === 'string') return user;
  const text = { type: 'text', text: user, cache_control: { type: 'ephemeral', ttl: '1h' } };
  return style === 'image' ? [IMAGE, text] : [text];
}

function assistantContent(turn: Turn): unknown {
  const called = turn.calls.filter(({ oddity }) => oddity !== 'no call');
  if (called.length === 0 && !turn.thinking && turn.assistantContent === 'string') {
    return turn.assistant;
  }
  const thinking = { type: 'thinking', thinking: 'Let me think.', signature: 'EqQBCgIYAhIk' };
  return [
    ...(turn.thinking ? [thinking, { type: 'redacted_thinking', data: 'Emw=' }] : []),
    ...(turn.assistantContent === 'none' ? [] : [{ type: 'text', text: turn.assistant }]),
    ...called.map(({ id, name, arguments: input }) => ({ type: 'tool_use', id, name, input })),
  ];
}

function resultBlocks(call: CallPlan): unknown[] {
  const document = { type: 'document', source: { type: 'text', data: 'left alone' } };
  const result = {
    type: 'tool_result',
    tool_use_id: call.id,
    content: resultContent(call),
    ...(call.isError ? { is_error: true } : {}),
    ...(call.cached ? { cache_control: { type: 'ephemeral' } } : {}),
  };
  return call.oddity === 'unknown part' ? [result, document] : [result];
}

function resultContent({ output, content, oddity, cached }: CallPlan): unknown {
  if (content === 'string') return output;
  const mark = cached ? { cache_control: { type: 'ephemeral' } } : {};
  const text = { type: 'text', text: output, ...mark };
  const found = { type: 'search_result', title: 't', content: [{ type: 'text', text: 'alone' }] };
  if (content === 'image') return [text, IMAGE];
  return oddity === 'unknown part' ? [found, text] : [text, { type: 'text', text: 'done' }];
}
