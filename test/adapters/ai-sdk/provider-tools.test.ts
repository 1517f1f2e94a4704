import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { generateText, type ModelMessage, type ToolSet, wrapLanguageModel } from 'ai';
import { expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { type RawAnswer, rawProvider, referenceIn } from '../../support/raw-provider.ts';
import { USERS } from '../../support/users.ts';

// Tools that a provider runs itself, in the very answer that also retrieves.

type Model = Parameters<typeof wrapLanguageModel>[0]['model'];

/** What a provider was sent by two turns; in the first, it ran a tool and the model retrieved. */
async function sentInTwoTurns(
  open: (fetch: typeof globalThis.fetch) => { readonly model: Model; readonly tools: ToolSet },
  answers: readonly RawAnswer[],
): Promise<readonly string[]> {
  const { fetch, sent } = rawProvider(...answers);
  const { model, tools } = open(fetch);
  const wrapped = wrapLanguageModel({ model, middleware: headroomMiddleware({ store: 'memory' }) });
  const messages: ModelMessage[] = [{ role: 'user', content: `Who failed?\n\n${USERS}` }];
  const first = await generateText({ model: wrapped, tools, messages });
  expect(first.text).toContain('Found.');
  expect(first.steps).toHaveLength(1);
  expect(first.toolResults.map(({ toolName }) => toolName)).toEqual(['web_search']);
  expect(JSON.stringify(first.content)).not.toContain('headroom');
  messages.push(...first.responseMessages, { role: 'user', content: 'Sure?' });
  await generateText({ model: wrapped, tools, messages });
  expect(sent).toHaveLength(3);
  return sent;
}

it('leaves what Anthropic has searched where it was', async () => {
  const usage = { input_tokens: 9, output_tokens: 9 };
  const message = (id: string, stop_reason: string, ...content: readonly object[]): string =>
    JSON.stringify({
      id,
      type: 'message',
      role: 'assistant',
      model: 'claude-opus-4-5',
      content,
      stop_reason,
      stop_sequence: null,
      usage,
    });
  const search = { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search' };
  const page = { type: 'web_search_result', url: 'https://example.com', title: 'A page' };
  const found = {
    type: 'web_search_tool_result',
    tool_use_id: 'srvtoolu_1',
    content: [{ ...page, encrypted_content: 'Zm9v', page_age: null }],
  };
  const sent = await sentInTwoTurns(
    (fetch) => {
      const anthropic = createAnthropic({ apiKey: 'sk-ant-secret', fetch });
      return {
        model: anthropic('claude-opus-4-5'),
        tools: { web_search: anthropic.tools.webSearch_20250305({}) },
      };
    },
    [
      (request) =>
        message('msg_1', 'tool_use', { ...search, input: { query: 'users' } }, found, {
          type: 'tool_use',
          id: 'toolu_1',
          name: 'headroom_retrieve',
          input: { hash: referenceIn(request), rows: '38' },
        }),
      message('msg_2', 'end_turn', { type: 'text', text: 'Found.' }),
    ],
  );
  const [, second = [], third = []] = sent.map((body) => JSON.parse(body).messages as unknown[]);
  expect(third.slice(0, second.length)).toEqual(second);
  expect(JSON.stringify(second)).toContain('"encrypted_content":"Zm9v"');
  expect(JSON.stringify(second)).toContain('user 37 of');
});

it('leaves what OpenAI has searched where it was', async () => {
  const response = (id: string, ...output: readonly object[]): string =>
    JSON.stringify({
      id,
      object: 'response',
      created_at: 1,
      model: 'gpt-4o',
      status: 'completed',
      output,
      usage: { input_tokens: 9, output_tokens: 9 },
    });
  const action = { type: 'search', query: 'users', sources: [] };
  const search = { type: 'web_search_call', id: 'ws_1', status: 'completed', action };
  const content = [{ type: 'output_text', text: 'Found.', annotations: [] }];
  const sent = await sentInTwoTurns(
    (fetch) => {
      const openai = createOpenAI({ apiKey: 'sk-secret', fetch });
      return {
        model: openai.responses('gpt-4o'),
        tools: { web_search: openai.tools.webSearch({}) },
      };
    },
    [
      (request) =>
        response('resp_1', search, {
          type: 'function_call',
          id: 'fc_1',
          call_id: 'call_1',
          name: 'headroom_retrieve',
          arguments: JSON.stringify({ hash: referenceIn(request), rows: '38' }),
          status: 'completed',
        }),
      response('resp_2', { type: 'message', id: 'm_1', role: 'assistant', content }),
    ],
  );
  const [, second = [], third = []] = sent.map((body) => JSON.parse(body).input as unknown[]);
  expect(third.slice(0, second.length)).toEqual(second);
  expect(JSON.stringify(second)).toContain('"ws_1"');
  expect(JSON.stringify(second)).toContain('user 37 of');
});
