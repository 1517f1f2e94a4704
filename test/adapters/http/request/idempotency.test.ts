import { createOpenAI } from '@ai-sdk/openai';
import { ChatAnthropic } from '@langchain/anthropic';
import { ChatOpenAI } from '@langchain/openai';
import { generateText, wrapLanguageModel } from 'ai';
import { expect, it } from 'vitest';

import { headroomMiddleware } from '../../../../adapters/ai-sdk/index.ts';
import { headroomFetch } from '../../../../adapters/http/fetch.ts';
import { HeadroomChatModel } from '../../../../adapters/langchain/index.ts';
import { retrieve, say } from '../../../../src/testing/index.ts';
import { openScene, type Scene } from '../../../support/scene.ts';
import { USERS } from '../../../support/users.ts';
import { openProxy } from '../../proxy/open-proxy.ts';

const HEADERS = {
  'content-type': 'application/json',
  authorization: 'Bearer sk',
  'Idempotency-Key': 'order 7',
};

type Post = (content: string) => Promise<unknown>;

function requestWith(content: string): RequestInit & { body: string } {
  const body = JSON.stringify({ model: 'gpt-5.2', messages: [{ role: 'user', content }] });
  return { method: 'POST', headers: HEADERS, body };
}

const KEY = { 'Idempotency-Key': 'order 7' };

function withAiSdk({ headroom, provider }: Scene): Post {
  const openai = createOpenAI({ apiKey: 'sk', fetch: provider.fetch });
  const middleware = headroomMiddleware({ headroom });
  const model = wrapLanguageModel({ model: openai.chat('gpt-5.2'), middleware });
  return (prompt) => generateText({ model, prompt, headers: KEY });
}

function withLangchain({ headroom, provider }: Scene, headers: Headers | typeof KEY): Post {
  const configuration = { fetch: provider.fetch };
  const inner = new ChatOpenAI({ model: 'gpt-5.2', apiKey: 'sk', configuration });
  const model = new HeadroomChatModel({ model: inner, headroom });
  return (content) => model.invoke(content, { options: { headers } });
}

function withClaudeInLangchain({ headroom, provider }: Scene): Post {
  const clientOptions = { fetch: provider.fetch };
  const inner = new ChatAnthropic({ model: 'claude-opus-4-5', apiKey: 'sk', clientOptions });
  const model = new HeadroomChatModel({ model: inner, headroom });
  return (content) => model.invoke(content, { headers: KEY });
}

function inProcess({ headroom, provider }: Scene): Post {
  const fetch = headroomFetch(headroom, provider.fetch);
  return (content) => fetch('https://api.openai.com/v1/chat/completions', requestWith(content));
}

async function throughProxy(
  { headroom, provider }: Scene,
  opened: AsyncDisposableStack,
): Promise<Post> {
  const { url } = opened.use(await openProxy(await provider.listen(), { headroom }));
  return (content) => fetch(`${url}/v1/chat/completions`, requestWith(content));
}

it.each([
  ['in the process', inProcess],
  ['through the proxy', throughProxy],
  ['with the AI SDK', withAiSdk],
  ['with LangChain', (scene: Scene) => withLangchain(scene, KEY)],
  ['with LangChain, as Headers', (scene: Scene) => withLangchain(scene, new Headers(KEY))],
  ['with LangChain and Claude', withClaudeInLangchain],
])('hidden rounds have keys of their own, %s', async (_, open) => {
  const scene = openScene();
  await using opened = new AsyncDisposableStack();
  opened.use(scene.provider);
  const post = await open(scene, opened);
  for (const __ of [1, 2]) {
    scene.provider.script(retrieve({ rows: '38' }), say('User 37 failed.'));
    await post(`Which failed?\n\n${USERS}`);
  }
  await post('Hello');
  const keys = scene.provider.requests.map(({ headers }) => headers['idempotency-key']);
  const [first, hidden, again, , untouched] = keys;
  expect(first).toMatch(/^order 7-[0-9a-f]{16}$/);
  expect(hidden).toMatch(/^order 7-[0-9a-f]{16}$/);
  expect(hidden).not.toBe(first);
  expect(again).toBe(first);
  expect(untouched).toBe('order 7');
});
