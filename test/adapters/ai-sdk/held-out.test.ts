import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import {
  generateText,
  type LanguageModel,
  type ModelMessage,
  tool,
  type ToolSet,
  wrapLanguageModel,
} from 'ai';
import { expect, it } from 'vitest';
import { z } from 'zod';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { call, type Provider } from '../../../src/testing/index.ts';
import { nameConversation } from '../../support/name-conversation.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const CONVERSATIONS = 10;
const TURNS = 3;

type ProviderOptions = NonNullable<Parameters<typeof generateText>[0]['providerOptions']>;

/** How the provider holds a conversation. */
interface Way {
  readonly model: (provider: Provider) => Exclude<LanguageModel, string>;
  /** The options of a call that goes on from an answer, or begins one. */
  readonly optionsAfter: (
    last: Awaited<ReturnType<typeof generateText>> | undefined,
    name: string,
  ) => ProviderOptions;
}

const openai = (provider: Provider): Exclude<LanguageModel, string> =>
  createOpenAI({ apiKey: 'sk', fetch: provider.fetch }).responses('gpt-5.2');

const WAYS: readonly (readonly [string, Way])[] = [
  [
    'goes on from its last response',
    {
      model: openai,
      optionsAfter: (last): ProviderOptions => {
        const id = last?.providerMetadata?.['openai']?.['responseId'];
        return id === undefined ? {} : { openai: { previousResponseId: id } };
      },
    },
  ],
  [
    'the provider holds under a name',
    { model: openai, optionsAfter: (_, name) => ({ openai: { conversation: name } }) },
  ],
  [
    'is a thread',
    {
      model: (provider) =>
        createAnthropic({ apiKey: 'sk-ant', fetch: provider.fetch })('claude-opus-4-5'),
      optionsAfter: (last): ProviderOptions => ({
        anthropic: {
          thread:
            last === undefined
              ? { type: 'create' }
              : { type: 'continue', previousMessageId: last.response.id },
        },
      }),
    },
  ],
];

const TOOLS: ToolSet = { list_users: tool({ inputSchema: z.object({}) }) };

/** What each call of a conversation brings: a question, then what a tool returned. */
function messagesOf(conversation: number, turn: number): ModelMessage[] {
  if (turn === 0) {
    return [{ role: 'user', content: `I am user ${conversation}. Which failed?` }];
  }
  const value = `${conversation} ${turn}\n${USERS}`;
  const toolCallId = `call_${conversation}_${turn - 1}`;
  const output = { type: 'text', value } as const;
  return [
    {
      role: 'tool',
      content: [{ type: 'tool-result', toolCallId, toolName: 'list_users', output }],
    },
  ];
}

it.each(WAYS)('a conversation that %s is held out as a whole or not at all', async (_, way) => {
  const { provider, headroom } = openScene({}, { holdOut: 0.5 });
  const model = wrapLanguageModel({
    model: way.model(provider),
    middleware: headroomMiddleware({ headroom }),
  });
  const leavesOut: boolean[][] = [];
  for (let conversation = 0; conversation < CONVERSATIONS; conversation += 1) {
    const name = await nameConversation(provider);
    let last: Awaited<ReturnType<typeof generateText>> | undefined;
    const sent: boolean[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      provider.script(call('list_users', {}, { id: `call_${conversation}_${turn}` }));
      last = await generateText({
        model,
        tools: TOOLS,
        messages: messagesOf(conversation, turn),
        providerOptions: way.optionsAfter(last, name),
        maxRetries: 0,
      });
      const { text = '' } = provider.requests.at(-1) ?? {};
      if (turn > 0) sent.push(text.includes('[headroom hash='));
    }
    leavesOut.push(sent);
  }
  expect(provider.requests.flatMap(({ refusal }) => refusal ?? [])).toEqual([]);
  for (const [first, ...rest] of leavesOut) for (const each of rest) expect(each).toBe(first);
  expect(new Set(leavesOut.flat())).toEqual(new Set([true, false]));
});
