/** A conversation that every agent could have recorded. */
export const QUESTION = 'Which users failed?';
export const OUTPUT = '[{"id":1,"status":"failed"},{"id":2,"status":"ok"}]';
export const ANSWER = 'User 1.';
export const MODEL = 'claude-sonnet-5';

const at = (second: number): string => `2026-11-20T10:00:${String(second).padStart(2, '0')}.000Z`;

/** Transcripts of that conversation, as each agent writes them: text of the file by its name. */
export const TRANSCRIPTS: Readonly<Record<string, string>> = {
  'claude-code.jsonl': lines(claudeCodeRecords()),
  'claude-code-printed.json': JSON.stringify(claudeCodeRecords().map(printed)),
  'codex.jsonl': lines([
    { timestamp: at(0), type: 'session_meta', payload: { id: 's', cwd: '/', cli_version: '1' } },
    { timestamp: at(0), type: 'turn_context', payload: { model: MODEL, cwd: '/' } },
    { timestamp: at(1), type: 'response_item', payload: inputText(QUESTION) },
    { timestamp: at(1), type: 'event_msg', payload: { type: 'user_message', message: QUESTION } },
    item(2, { type: 'reasoning', summary: [], encrypted_content: 'gAAA' }),
    item(2, { type: 'function_call', name: 'list_users', arguments: '{}', call_id: 'c1' }),
    tokenCount(2, 1000),
    item(3, { type: 'function_call_output', call_id: 'c1', output: OUTPUT }),
    item(4, {
      type: 'message',
      role: 'assistant',
      content: [{ type: 'output_text', text: ANSWER }],
    }),
    tokenCount(4, 1200),
  ]),
  'pi.jsonl': lines([
    { type: 'session', id: 's', timestamp: at(0), cwd: '/', modelId: MODEL },
    piMessage(1, { role: 'user', content: [{ type: 'text', text: QUESTION }] }),
    piMessage(1, {
      role: 'assistant',
      content: [],
      model: 'other',
      stopReason: 'aborted',
      usage: { input: 0 },
    }),
    piMessage(2, {
      role: 'assistant',
      content: [{ type: 'toolCall', id: 'c1', name: 'list_users', arguments: {} }],
      model: MODEL,
      usage: { input: 3, cacheRead: 0, cacheWrite: 997, output: 9 },
    }),
    { type: 'model_change', timestamp: at(2), modelId: MODEL },
    piMessage(3, {
      role: 'toolResult',
      toolCallId: 'c1',
      toolName: 'list_users',
      content: [{ type: 'text', text: OUTPUT }],
      isError: false,
    }),
    piMessage(4, {
      role: 'assistant',
      content: [{ type: 'text', text: ANSWER }],
      model: MODEL,
      usage: { input: 200, cacheRead: 1000, cacheWrite: 0, output: 9 },
    }),
  ]),
  'swe-agent.traj': JSON.stringify({
    trajectory: [{ action: 'list_users' }],
    history: [
      { role: 'user', content: QUESTION, agent: 'main', message_type: 'observation' },
      { role: 'assistant', content: '', tool_calls: [chatCall()], agent: 'main', thought: '' },
      { role: 'tool', content: OUTPUT, tool_call_ids: ['c1'], agent: 'main' },
      { role: 'assistant', content: ANSWER, agent: 'main' },
    ],
    info: { model_stats: { tokens_sent: 2200 } },
    replay_config: JSON.stringify({ agent: { model: { name: MODEL } } }),
  }),
  'openhands.json': JSON.stringify([
    { id: 0, timestamp: at(0), source: 'environment', action: 'recall', args: {} },
    { id: 1, timestamp: at(1), source: 'user', action: 'message', args: { content: QUESTION } },
    {
      id: 2,
      timestamp: at(2),
      source: 'agent',
      action: 'run',
      args: { command: 'list_users', thought: '' },
      tool_call_metadata: metadata(1000),
    },
    {
      id: 3,
      timestamp: at(3),
      source: 'agent',
      observation: 'run',
      content: OUTPUT,
      tool_call_metadata: metadata(1000),
    },
    { id: 4, timestamp: at(4), source: 'agent', action: 'message', args: { content: ANSWER } },
  ]),
  'openhands-2.jsonl': lines([
    { id: 'b', timestamp: at(1), source: 'user', kind: 'MessageEvent', llm_message: said('user') },
    {
      id: 'c',
      timestamp: at(2),
      source: 'agent',
      kind: 'ActionEvent',
      thought: [],
      action: { command: 'list_users' },
      tool_name: 'list_users',
      tool_call_id: 'c1',
      tool_call: { id: 'c1', name: 'list_users', arguments: '{}' },
      llm_response_id: 'r1',
    },
    { id: 'd', timestamp: at(2), source: 'agent', kind: 'ConversationStateUpdateEvent' },
    {
      id: 'e',
      timestamp: at(3),
      source: 'environment',
      kind: 'ObservationEvent',
      tool_call_id: 'c1',
      observation: { content: [{ type: 'text', text: OUTPUT }] },
    },
    {
      id: 'f',
      timestamp: at(4),
      source: 'agent',
      kind: 'MessageEvent',
      llm_message: said('assistant'),
    },
  ]),
  'requests.jsonl': lines([
    { model: MODEL, messages: chat().slice(0, 1), usage: { prompt_tokens: 1000 } },
    { model: MODEL, messages: chat().slice(0, 3), usage: { prompt_tokens: 1200 } },
  ]),
  'messages.json': JSON.stringify(chat()),
};

/** An answer of two blocks, with the result of the first before the second. */
function claudeCodeRecords(): readonly object[] {
  const first = { input_tokens: 3, cache_creation_input_tokens: 997, cache_read_input_tokens: 0 };
  const second = {
    input_tokens: 3,
    cache_creation_input_tokens: 197,
    cache_read_input_tokens: 1000,
  };
  const thinking = { type: 'thinking', thinking: 'Hm.', signature: 'sig' };
  const use = { type: 'tool_use', id: 'c1', name: 'list_users', input: {} };
  const result = { type: 'tool_result', tool_use_id: 'c1', content: OUTPUT };
  return [
    { type: 'summary', summary: 'Users', leafUuid: 'x' },
    { type: 'queue-operation', sessionId: 's', operation: 'enqueue', timestamp: at(0) },
    record(1, 'user', { role: 'user', content: QUESTION }),
    record(2, 'assistant', answer('m1', [thinking], first)),
    record(2, 'assistant', answer('m1', [use], first)),
    { ...record(2, 'progress', {}), hookEvent: 'PreToolUse' },
    record(3, 'user', { role: 'user', content: [result] }),
    record(3, 'assistant', {
      ...answer('e', [{ type: 'text', text: 'API error' }], {}),
      model: '<synthetic>',
    }),
    record(4, 'assistant', answer('m2', [{ type: 'text', text: ANSWER }], second)),
  ];
}

/** One record of Claude Code. */
export function record(second: number, type: string, message: object): object {
  const place = { sessionId: 's', parentUuid: null, isSidechain: false };
  return { ...place, type, timestamp: at(second), message };
}

/** A record as Claude Code prints it with `--output-format stream-json`, and its CI action puts it into a list. */
export function printed(kept: object, parentCall: unknown = null): object {
  const { type, message } = kept as { readonly type: string; readonly message?: object };
  return { type, message, parent_tool_use_id: parentCall, session_id: 's' };
}

/** An answer of the model as Claude Code keeps it. */
export function answer(id: string, content: readonly object[], usage: object): object {
  return { id, role: 'assistant', model: MODEL, content, usage };
}

/** Records as lines. */
export function lines(records: readonly object[]): string {
  return records.map((each) => `${JSON.stringify(each)}\n`).join('');
}

function item(second: number, payload: object): object {
  return { timestamp: at(second), type: 'response_item', payload };
}

function inputText(text: string): object {
  return { type: 'message', role: 'user', content: [{ type: 'input_text', text }] };
}

function tokenCount(second: number, tokens: number): object {
  const info = { last_token_usage: { input_tokens: tokens, cached_input_tokens: 0 } };
  return { timestamp: at(second), type: 'event_msg', payload: { type: 'token_count', info } };
}

function piMessage(second: number, message: object): object {
  return { type: 'message', timestamp: at(second), message };
}

function chatCall(): object {
  return { id: 'c1', type: 'function', function: { name: 'list_users', arguments: '{}' } };
}

function chat(): readonly object[] {
  return [
    { role: 'user', content: QUESTION },
    { role: 'assistant', content: null, tool_calls: [chatCall()] },
    { role: 'tool', tool_call_id: 'c1', content: OUTPUT },
    { role: 'assistant', content: ANSWER },
  ];
}

function metadata(promptTokens: number): object {
  const usage = { prompt_tokens: promptTokens };
  const response = { id: 'r1', model: MODEL, usage };
  return { function_name: 'list_users', tool_call_id: 'c1', model_response: response };
}

function said(role: 'user' | 'assistant'): object {
  return { role, content: [{ type: 'text', text: role === 'user' ? QUESTION : ANSWER }] };
}
