import { describe, expect, it } from 'vitest';

import { compress } from '../../../src/index.ts';
import { transcriptFolder } from './transcript-folder.ts';
import { ANSWER, MODEL, OUTPUT, QUESTION } from './transcripts.ts';

const { read } = transcriptFolder();

const at = (second: number): string => `2026-11-20T10:00:0${second}.000Z`;
const minuteAt = (second: number): number => Date.parse(at(second)) / 60_000;

async function toolOutputs(messages: readonly unknown[] = []): Promise<readonly unknown[]> {
  const { blocks } = await compress(messages);
  const tools = blocks.filter(({ role }) => role === 'tool');
  return tools.map(({ before, toolName }) => [before, toolName]);
}

describe('results of tau-bench', () => {
  const chatCall = {
    id: 'c1',
    type: 'function',
    function: { name: 'list_users', arguments: '{}' },
  };
  const chat = [
    { role: 'system', content: 'Help users.' },
    { role: 'user', content: QUESTION },
    { role: 'assistant', content: null, tool_calls: [chatCall], function_call: null },
    { role: 'tool', tool_call_id: 'c1', name: 'list_users', content: OUTPUT },
    { role: 'assistant', content: ANSWER, tool_calls: null, function_call: null },
  ];

  it('are read task by task, up to where they break off', async () => {
    const task = { task_id: 0, reward: 1, info: {}, traj: chat, trial: 0 };
    const failed = { task_id: 1, reward: 0, info: { error: 'EOF' }, traj: [], trial: 0 };
    const results = JSON.stringify([task, failed, { ...task, task_id: 2 }, task], undefined, 1);
    const { sessions, problems } = await read('results.json', results.slice(0, -40));
    expect(sessions.map(({ id, model, requests }) => [id, model, requests])).toEqual([
      ['results#1', undefined, [{ messages: 2 }, { messages: 4 }]],
      ['results#2', undefined, [{ messages: 2 }, { messages: 4 }]],
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^the file breaks off: .* line \d+ is not whole$/),
    ]);
    expect(await toolOutputs(sessions[1]?.messages)).toEqual([[OUTPUT, 'list_users']]);
  });
});

describe('results of tau2-bench', () => {
  const CALL = { id: 'c1', name: 'list_users', arguments: {}, requestor: 'assistant' };
  const MESSAGES = [
    { role: 'user', content: QUESTION, tool_calls: null, turn_idx: 0, usage: null },
    {
      role: 'assistant',
      content: null,
      tool_calls: [CALL],
      timestamp: at(2),
      usage: { completion_tokens: 9, prompt_tokens: 1000 },
      raw_data: { id: 'msg_1', model: MODEL },
    },
    { id: 'c1', role: 'tool', content: OUTPUT, requestor: 'assistant', error: false },
    {
      role: 'assistant',
      content: ANSWER,
      tool_calls: null,
      timestamp: at(4),
      usage: { completion_tokens: 9, prompt_tokens: 1200 },
      raw_data: null,
    },
  ];
  const INFO = {
    agent_info: { implementation: 'llm_agent', llm: MODEL },
    user_info: { llm: 'gpt-4.1' },
    environment_info: { domain_name: 'users', policy: 'Help users.' },
  };

  it('are read as the conversations that they were', async () => {
    const { sessions, problems } = await read(
      'tau2.json',
      JSON.stringify({
        timestamp: at(0),
        info: INFO,
        tasks: [{ id: '0', user_scenario: {} }],
        simulations: [{ id: 's', task_id: '0', messages: MESSAGES }],
      }),
    );
    expect(problems).toEqual([]);
    expect(sessions.map(({ model, requests }) => [model, requests])).toEqual([
      [
        MODEL,
        [
          { messages: 1, minute: minuteAt(2), promptTokens: 1000, answer: 'msg_1' },
          { messages: 3, minute: minuteAt(4), promptTokens: 1200 },
        ],
      ],
    ]);
    expect(await toolOutputs(sessions[0]?.messages)).toEqual([[OUTPUT, 'list_users']]);
  });

  it('leave out what the agent was not shown, and ask for no greeting', async () => {
    const own = { ...CALL, id: 'u1', name: 'check_phone', requestor: 'user' };
    const greeting = { role: 'assistant', content: 'Hi!', usage: null };
    const usersOwn = [
      { role: 'user', content: null, tool_calls: [own], usage: { prompt_tokens: 500 } },
      { id: 'u1', role: 'tool', content: 'No signal.', requestor: 'user' },
    ];
    const { sessions } = await read(
      'telecom.json',
      JSON.stringify({
        info: INFO,
        tasks: [],
        simulations: [
          { id: 'a', messages: [greeting, ...usersOwn, ...MESSAGES] },
          { id: 'b', messages: [] },
          { id: 'c', messages: MESSAGES },
        ],
      }),
    );
    expect(sessions.map(({ requests }) => requests.map(({ messages }) => messages))).toEqual([
      [2, 4],
      [1, 3],
    ]);
    expect(JSON.stringify(sessions)).not.toMatch(/check_phone|No signal/);
    expect(sessions.map(({ head }) => head)).toEqual(['Help users.', 'Help users.']);
  });
});
