import { expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import { retrieve, say } from '../../../src/testing/index.ts';
import { USERS } from '../../contract/adapter.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { openProxy } from '../proxy/open-proxy.ts';

type Post = (content: string) => Promise<Response>;

const HEADERS = {
  'content-type': 'application/json',
  authorization: 'Bearer sk',
  'Idempotency-Key': 'order 7',
};

function requestWith(content: string): RequestInit & { body: string } {
  const body = JSON.stringify({ model: 'gpt-5.2', messages: [{ role: 'user', content }] });
  return { method: 'POST', headers: HEADERS, body };
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
])('hidden rounds have keys of their own, %s', async (_, open) => {
  const scene = openScene();
  await using opened = new AsyncDisposableStack();
  opened.use(scene.provider);
  const post = await open(scene, opened);
  for (const __ of [1, 2]) {
    scene.provider.script(retrieve({ rows: '38' }), say('User 37 failed.'));
    expect((await post(`Which failed?\n\n${USERS}`)).status).toBe(200);
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
