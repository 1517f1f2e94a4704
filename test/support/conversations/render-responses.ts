import type { CallPlan, Turn } from './conversation.ts';

/** A turn as items of the OpenAI Responses API. */
export function renderResponses(turn: Turn): readonly unknown[] {
  const reasoning = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'gAAAAB' };
  return [
    ...(turn.userContent === 'none' ? [] : [{ role: 'user', content: userContent(turn) }]),
    ...(turn.thinking ? [reasoning] : []),
    ...(turn.assistantContent === 'none' ? [] : [assistantMessage(turn)]),
    ...turn.calls.filter(({ oddity }) => oddity !== 'no call').map(callItem),
    ...turn.calls.filter(({ oddity }) => oddity !== 'no result').flatMap(resultItems),
  ];
}

function userContent({ user, userContent: style }: Turn): unknown {
  if (style === 'string') return user;
  const image = { type: 'input_image', image_url: 'data:image/png;base64,iVBORw0KGgo=' };
  return [...(style === 'image' ? [image] : []), { type: 'input_text', text: user }];
}

function assistantMessage({ assistant, assistantContent: style }: Turn): unknown {
  if (style === 'string') return { role: 'assistant', content: assistant };
  const part = { type: 'output_text', text: assistant, annotations: [] };
  return { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [part] };
}

function callItem({ id, name, arguments: given }: CallPlan): unknown {
  if (name === 'sql') return { type: 'custom_tool_call', call_id: id, name, input: 'SELECT 1' };
  if (name === 'bash') {
    const action = { type: 'exec', command: ['bash', '-lc', 'ls'], env: {} };
    return { type: 'local_shell_call', id: `ls_${id}`, call_id: id, action, status: 'completed' };
  }
  return {
    type: 'function_call',
    id: `fc_${id}`,
    call_id: id,
    name,
    arguments: JSON.stringify(given),
  };
}

function resultItems(call: CallPlan): unknown[] {
  const { id, output } = call;
  const unknown = { type: 'compaction', encrypted_content: 'gAAAAC' };
  const more = call.oddity === 'unknown part' ? [unknown] : [];
  if (call.name === 'bash') return [...more, shellResult(call)];
  if (call.name.startsWith('mcp__') && call.isError) return [...more, mcpCall(call)];
  const type = call.name === 'sql' ? 'custom_tool_call_output' : 'function_call_output';
  const part = { type: 'input_text', text: output };
  const image = { type: 'input_image', image_url: 'data:image/png;base64,iVBORw0KGgo=' };
  const parts = call.content === 'image' ? [image, part] : [part, part];
  return [...more, { type, call_id: id, output: call.content === 'string' ? output : parts }];
}

function shellResult({ id, output, content, isError }: CallPlan): unknown {
  if (content === 'string') return { type: 'local_shell_call_output', id, output };
  const outcome = { type: 'exit', exit_code: isError ? 1 : 0 };
  const run = { stdout: output, stderr: isError ? output : '', outcome };
  return { type: 'shell_call_output', call_id: id, output: [run], max_output_length: 1000 };
}

function mcpCall({ id, name, output }: CallPlan): unknown {
  return {
    type: 'mcp_call',
    id,
    name,
    server_label: 'github',
    arguments: '{}',
    output,
    error: null,
  };
}
