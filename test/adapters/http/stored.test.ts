import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import { retrieve, say } from '../../../src/testing/index.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const model = 'gpt-5.2';
const input = `Which users failed?\n\n${USERS}`;

/** What the provider answers in place of its own answer; undefined where it answers itself. */
type Instead = (method: string, path: string) => Response | undefined;

async function open() {
  const scene = openScene();
  let instead: Instead = () => undefined;
  const fetch = headroomFetch(scene.headroom, async (address, init) => {
    const { pathname } = new URL(address instanceof Request ? address.url : address);
    return instead(init?.method ?? 'GET', pathname) ?? scene.provider.fetch(address, init);
  });
  const client = new OpenAI({ apiKey: 'sk-secret', fetch, maxRetries: 0 });
  scene.provider.script([say('Look.'), retrieve({ rows: '200' })], say('Fine.'));
  const shown = await client.responses.create({ model, input });
  const answer = (next: Instead): void => void (instead = next);
  /** The first of the two responses that the provider holds. */
  const hidden = '/v1/responses/resp_1';
  expect(shown.id).not.toBe('resp_1');
  return { ...scene, client, fetch, shown, hidden, answer };
}

const failure = (status: number): Response =>
  Response.json({ error: { message: 'no' } }, { status, headers: { 'x-request-id': 'r7' } });

describe('a stored response of which a part', () => {
  it('is gone, is shown with what is left', async () => {
    const { client, shown, hidden, answer } = await open();
    answer((_, path) => (path === hidden ? failure(404) : undefined));
    const read = await client.responses.retrieve(shown.id);
    expect(read).toMatchObject({ id: shown.id, output_text: 'Fine.', tools: [] });
  });

  it.each([429, 500])('cannot be read now, fails with the same status: %i', async (status) => {
    const { client, shown, hidden, answer } = await open();
    answer((_, path) => (path === hidden ? failure(status) : undefined));
    const error = { status, requestID: 'r7' };
    await expect(client.responses.retrieve(shown.id)).rejects.toMatchObject(error);
  });

  it('breaks off, breaks off', async () => {
    const { client, shown, hidden, answer } = await open();
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('reset')),
    });
    const headers = { 'content-type': 'application/json' };
    answer((_, path) => (path === hidden ? new Response(body, { headers }) : undefined));
    await expect(client.responses.retrieve(shown.id)).rejects.toThrow('reset');
  });

  it('cannot be deleted now, is there until it can', async () => {
    const { client, provider, shown, hidden, answer } = await open();
    answer((method, path) => (method === 'DELETE' && path === hidden ? failure(503) : undefined));
    await expect(client.responses.delete(shown.id)).rejects.toMatchObject({ status: 503 });
    expect((await client.responses.retrieve(shown.id)).output_text).toBe('Look.Fine.');
    answer(() => undefined);
    await client.responses.delete(shown.id);
    const deleted = provider.requests.filter(({ method }) => method === 'DELETE');
    expect(deleted.map(({ path }) => path)).toEqual([hidden, `/v1/responses/${shown.id}`]);
  });
});

it('asks for items by the ids that the provider knows', async () => {
  const { fetch, answer } = await open();
  const asked: string[] = [];
  answer((method, path) => {
    asked.push(`${method} ${path}`);
    return Response.json({ data: [] });
  });
  const items = 'https://api.openai.com/v1/conversations/c/items';
  await fetch(`${items}/msg_1_headroom?include=x`, { method: 'GET' });
  await fetch(`${items}/msg_1_headroom`, { method: 'DELETE' });
  await fetch(`${items}/msg_1`, { method: 'GET' });
  const item = '/v1/conversations/c/items/msg_1';
  expect(asked).toEqual([`GET ${item}`, `DELETE ${item}`, `GET ${item}`]);
});

it('goes out as it is where the request asks for that', async () => {
  const { client, shown } = await open();
  const headers = { 'x-headroom-bypass': '1' };
  const { tools } = await client.responses.retrieve(shown.id, {}, { headers });
  expect(tools).toMatchObject([{ name: 'headroom_retrieve' }]);
});

describe('what the provider answers', () => {
  const BODIES = [
    ['text/html', '<html>'],
    ['application/json', '{"id": 1.0'],
    ['application/json', ' [1.0, {"tools":[{"name":"headroom_retrieve"}]}]'],
    [
      'application/json',
      '{"object":"response", "n":1.0,"tools":[{"type":"function","name":"headroom_retrieve","description":"mine"}],"tool_choice":"none"}',
    ],
    [
      'application/json',
      '{"data":[{"type":"function_call","name":"headroom_retrieve","call_id":"mine"}]}',
    ],
  ] as const;

  it.each(BODIES)('is relayed where it is nothing of ours: %s %s', async (type, body) => {
    const { fetch, answer } = await open();
    for (const path of [
      'responses/resp_x',
      'responses/resp_x/input_items',
      'conversations/c/items',
    ]) {
      answer(() => new Response(body, { headers: { 'content-type': type } }));
      const response = await fetch(`https://api.openai.com/v1/${path}`, { method: 'get' });
      expect(await response.text()).toBe(body);
      expect(response.headers.get('content-type')).toBe(type);
    }
  });
});
