import { describe, expect, it } from 'vitest';

import { createProvider } from '../../../src/testing/index.ts';
import { answered, assistant, max_tokens, model, result, use, user } from './anthropic-messages.ts';
import { anthropicOf, anthropicTool, errorOf } from './support.ts';

const tools = [anthropicTool];

describe('messages refuse', () => {
  const marked = (text: string) =>
    ({ type: 'text', text, cache_control: { type: 'ephemeral' } }) as const;

  it.each<[string, object]>([
    [
      'messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: b',
      { messages: [user, assistant(use('a'), use('b')), answered(result('a'))] },
    ],
    ['messages.1: `tool_use` ids were found without', { messages: [user, assistant(use('a'))] }],
    [
      'messages.2.content.0: unexpected `tool_use_id` found in `tool_result` blocks: x',
      { messages: [user, assistant({ type: 'text', text: 'hm' }), answered(result('x'))] },
    ],
    [
      'messages.2.content.1: `tool_result` blocks must come first',
      {
        messages: [user, assistant(use('a')), answered({ type: 'text', text: 'so' }, result('a'))],
      },
    ],
    [
      'messages.2.content.1: each tool_use must have a single result',
      { messages: [user, assistant(use('a')), answered(result('a'), result('a'))] },
    ],
    [
      'messages.3.content.0: `tool_use` ids must be unique',
      {
        messages: [
          user,
          assistant(use('a')),
          answered(result('a')),
          assistant(use('a')),
          answered(result('a')),
        ],
      },
    ],
    [
      'must define tools',
      { messages: [user, assistant(use('a')), answered(result('a'))], tools: undefined },
    ],
    [
      'messages.0: all messages must have non-empty content',
      { messages: [{ role: 'user', content: '' }] },
    ],
    [
      'messages.0.content.0: text content blocks must be non-empty',
      { messages: [answered({ type: 'text', text: '' })] },
    ],
    [
      'messages.0.content.0: text content blocks must contain non-whitespace text',
      { messages: [{ role: 'user', content: ' \n' }] },
    ],
    ['messages: at least one message is required', { messages: [] }],
    [
      'messages: first message must use',
      { messages: [assistant({ type: 'text', text: 'x' }), user] },
    ],
    ['messages.0.note: Extra inputs are not permitted', { messages: [{ ...user, note: 1 }] }],
    [
      'messages.0.content.0.text.parsed_output: Extra inputs',
      { messages: [answered({ type: 'text', text: 'x', parsed_output: {} } as never)] },
    ],
    ['headroom: Extra inputs are not permitted', { headroom: {} }],
    ['thread: Extra inputs are not permitted', { thread: { type: 'create' } }],
    ['max_tokens: Field required', { max_tokens: undefined }],
    ['model: Field required', { model: undefined }],
    ['system.0: text content blocks must be non-empty', { system: [{ type: 'text', text: '' }] }],
    [
      'final assistant content cannot end with trailing whitespace',
      { messages: [user, assistant({ type: 'text', text: 'So, ' })] },
    ],
    [
      'messages.2.content.0.tool_result: content cannot be empty if `is_error` is true',
      {
        messages: [
          user,
          assistant(use('a')),
          answered({ ...result('a'), content: [], is_error: true }),
        ],
      },
    ],
    [
      "a ttl='1h' cache_control block must not come after a ttl='5m'",
      {
        system: [marked('a')],
        messages: [
          answered({ type: 'text', text: 'b', cache_control: { type: 'ephemeral', ttl: '1h' } }),
        ],
      },
    ],
    [
      'messages.2.content.0: unexpected `tool_use_id`',
      { messages: [user, assistant({ type: 'text', text: 'hm' }), answered(result('a'))] },
    ],
    [
      'A maximum of 4 blocks with cache_control may be provided. Found 5.',
      {
        system: [marked('a'), marked('b')],
        messages: [answered(marked('c'), marked('d'))],
        cache_control: { type: 'ephemeral' },
      },
    ],
    ["Tool 'other' not found", { tool_choice: { type: 'tool', name: 'other' } }],
    [
      'tool_choice: may only be specified while providing tools',
      { tools: undefined, tool_choice: { type: 'auto' } },
    ],
    ['tools: Tool names must be unique', { tools: [anthropicTool, anthropicTool] }],
    ['tools.0.custom.input_schema: Field required', { tools: [{ name: 'x' }] }],
    [
      'Thinking may not be enabled when tool_choice forces tool use',
      { thinking: { type: 'adaptive' }, tool_choice: { type: 'any' } },
    ],
    ['greater than or equal to 1024', { thinking: { type: 'enabled', budget_tokens: 10 } }],
    ['`max_tokens` must be greater than', { thinking: { type: 'enabled', budget_tokens: 9000 } }],
  ])('%s', async (message, change) => {
    const provider = createProvider();
    const request = { model, max_tokens, messages: [user], tools, ...change } as never;
    const error = await errorOf(anthropicOf(provider).messages.create(request));
    expect(error).toMatchObject({
      status: 400,
      error: { error: { type: 'invalid_request_error' } },
    });
    expect(error.message).toContain(message);
    expect(provider.requests[0]?.refusal).toContain(message);
  });

  it('takes consecutive user messages as one, results in several of them', async () => {
    const provider = createProvider();
    const messages = [
      user,
      assistant(use('a'), use('b')),
      answered(result('a')),
      answered(result('b')),
      user,
    ];
    await anthropicOf(provider).messages.create({ model, max_tokens, messages, tools });
    expect(provider.requests[0]).not.toHaveProperty('refusal');
  });
});
