import { describe, expect, it } from 'vitest';

import { headroomFetch } from '../../../adapters/http/fetch.ts';
import { createHeadroom, type Headroom, memoryStore, type Store } from '../../../src/index.ts';
import { createProvider, retrieve, say } from '../../../src/testing/index.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

const PATHS = ['/v1/chat/completions', '/v1/responses', '/v1/messages'];

/** The bodies that reach the provider when one is sent to each of the APIs. */
async function sentFor(
  body: string | Uint8Array<ArrayBuffer>,
  headroom: Headroom = openScene().headroom,
): Promise<readonly unknown[]> {
  const sent: unknown[] = [];
  const fetch = headroomFetch(headroom, async (_, init) => {
    sent.push(init?.body);
    return Response.json({});
  });
  for (const path of PATHS) await fetch(`https://a.test${path}`, { method: 'POST', body });
  return sent;
}

const text = JSON.stringify(USERS);
const deep = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`;

describe('bodies that are not what they should be', () => {
  it.each([
    ['no JSON', '{"messages": [oops'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[1, 2]'],
    ['a text', '"messages"'],
    ['messages that are a text', '{"messages": "Hi", "input": 7}'],
    ['messages that are an object', '{"messages": {"0": {}}, "input": {"0": {}}}'],
    [
      'messages of wrong types',
      '{"messages": [null, 1, "x", [], {}], "input": [null, 1, "x", [], {}]}',
    ],
    [
      'contents of wrong types',
      '{"messages": [{"role": "user", "content": 5}, {"role": 3}], "input": [{"role": [], "content": {}}]}',
    ],
    ['tools of wrong types', '{"messages": [], "input": [], "tools": {"a": 1}, "tool_choice": 7}'],
    ['deep nesting', `{"messages": ${deep}, "input": ${deep}}`],
    [
      'deep nesting in contents',
      `{"messages": [{"role": "user", "content": ${deep}}], "input": []}`,
    ],
    ['a byte order mark', '\ufeff{"messages": [], "input": []}'],
    [
      'huge numbers',
      '{"messages": [], "input": [], "seed": 123456789012345678901234567890, "x": 1e999}',
    ],
    ['names given twice', '{"messages": [], "input": [], "messages": [], "a": 1, "a": 2}'],
    [
      'lone surrogates',
      '{"messages": [{"role": "user", "content": "\\ud800 \ud800"}], "input": "\\udfff"}',
    ],
  ])('%s goes out as it is', async (_, body) => {
    expect(await sentFor(body)).toEqual([body, body, body]);
  });

  it('bytes that are no UTF-8, and bytes with a byte order mark, go out as they are', async () => {
    const broken = new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]);
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from('{"messages":[]}')]);
    for (const bytes of [broken, marked]) {
      for (const sent of await sentFor(bytes)) expect(sent).toBe(bytes);
    }
  });
});

/** Requests to all APIs, with a text that would be compressed and a list of messages as long as wished. */
function withMessages(count: number, contentOf: (text: string) => unknown): string {
  const said = Array.from({ length: count - 1 }, (_, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: contentOf(`m${index}`),
  }));
  const last = { role: 'user', content: contentOf(`Go on.\n\n${text}`) };
  return JSON.stringify({ messages: [...said, last], input: [...said, last] });
}

const partsOf = (said: string): readonly object[] => [{ type: 'text', text: said }];
const brackets = `${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`;

describe('bodies that would keep the process from all else', () => {
  it.each([
    ['millions of nested lists', brackets, 250_000],
    [
      'millions of nested lists beside messages',
      `{"messages": [], "input": [], "x": ${brackets}}`,
      250_000,
    ],
    ['many small messages', withMessages(25_000, (said) => said), 20_000],
    ['many small parts', withMessages(12_000, partsOf), 20_000],
  ])('%s: go out as they are, at once, and it is told why', async (_, body, most) => {
    const { headroom, warnings } = openScene();
    const begun = process.cpuUsage();
    expect(await sentFor(body, headroom)).toEqual([body, body, body]);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000 / PATHS.length).toBeLessThan(500);
    expect(warnings[0]).toMatch(new RegExp(`more than ${most} .*goes out as it came`));
  });

  it('leave room for every conversation that models can read', async () => {
    const tools = '"tools": [{"name": "f", "input_schema": {}}]';
    const [, , sent] = await sentFor(`{${tools},${withMessages(9000, partsOf).slice(1)}`);
    expect(String(sent)).toContain('[headroom hash=');
  });
});

describe('bodies of which only one text is compressed', () => {
  it.each([
    ['digits of numbers', '"seed": 12345678901234567890, "temperature": 1.0e0'],
    ['names given twice', '"a": 1, "a": 2'],
    ['white space', '\n\t  "a"  :  [ 1 ,2 ]\r\n'],
    ['lone surrogates', String.raw`"a": "\ud800 \udfff"`],
    ['escapes', String.raw`"a\u0062": "\u0041\/\n"`],
  ])('keep %s', async (_, more) => {
    const [chat, , messages] = await sentFor(
      `{${more}, "messages": [{"role": "user", "content": ${text}}], "tools" : [ ]}`,
    );
    const head = `{${more}, "messages": [{"role": "user", "content": "`;
    for (const sent of [chat, messages]) {
      expect(String(sent).slice(0, head.length)).toBe(head);
      expect(String(sent)).toMatch(/\[headroom hash=[0-9a-f]{24}/);
    }
  });

  it('are bytes where they came as bytes', async () => {
    const body = new TextEncoder().encode(`{"messages":[{"role":"user","content":${text}}]}`);
    const [sent] = await sentFor(body);
    expect(sent).toBeInstanceOf(Uint8Array);
    expect(new TextDecoder().decode(sent as Uint8Array)).toContain('headroom_retrieve');
  });

  it('of 50 MB take bounded time', { timeout: 120_000 }, async () => {
    const image = { type: 'image_url', image_url: { url: `data:,${'A'.repeat(50_000_000)}` } };
    const content = [image, { type: 'text', text: USERS }];
    const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content }] });
    const started = performance.now();
    const [sent] = await sentFor(body);
    expect(String(sent).length).toBeLessThan(body.length);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

async function fail(): Promise<never> {
  throw new Error('disk on fire');
}

describe('steps that fail', () => {
  const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: USERS }] });
  const logger = {
    warn: (): never => {
      throw new Error('log on fire');
    },
  };

  async function answerOf(headroom: Headroom, stream: boolean): Promise<string> {
    const provider = createProvider();
    const fetch = headroomFetch(headroom, provider.fetch);
    const asked = JSON.stringify({ ...JSON.parse(body), stream });
    provider.script((request) =>
      /hash=[0-9a-f]{24}/.test(request.text) ? retrieve({ rows: '200' }) : say('Fine.'),
    );
    provider.script(say('Fine.'));
    const headers = { 'content-type': 'application/json', authorization: 'Bearer sk-secret' };
    const init = { method: 'POST', body: asked, headers };
    const response = await fetch(`https://a.test${PATHS[0]}`, init);
    const answer = await response.text();
    expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
    return answer;
  }

  const store = (): Store => memoryStore();
  const good = (): Headroom => createHeadroom({ store: store(), logger });

  it.each<readonly [string, () => Headroom]>([
    ['compress', () => ({ ...good(), compress: fail })],
    ['retrieve', () => ({ ...good(), retrieve: fail })],
    ['put', () => createHeadroom({ store: { ...store(), put: fail }, logger })],
    ['touch', () => createHeadroom({ store: { ...store(), touch: fail }, logger })],
    ['get', () => createHeadroom({ store: { ...store(), get: fail, source: fail }, logger })],
    ['recall', () => createHeadroom({ store: { ...store(), recall: fail }, logger })],
    ['remember', () => createHeadroom({ store: { ...store(), remember: fail }, logger })],
  ])('%s does not fail the request, whatever the logger does', async (_, headroom) => {
    for (const stream of [false, true])
      expect(await answerOf(headroom(), stream)).toContain('Fine.');
  });
});
