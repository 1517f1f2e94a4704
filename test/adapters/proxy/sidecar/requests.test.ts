import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { serveSidecar } from '../../../../adapters/proxy/sidecar/index.ts';
import { USERS } from '../../../support/users.ts';
import { openSidecar } from './scene.ts';

const ROW = { role: 'tool', tool_call_id: 'a', content: USERS };

describe('whether parts may be left out', () => {
  it.each<
    readonly [told: string, request: { fields?: object; agent?: string }, isLeftOut: boolean]
  >([
    ['retrieval: tool', { fields: { retrieval: 'tool' } }, true],
    ['retrieval: none', { fields: { retrieval: 'none', config: { mode: 'ccr' } } }, false],
    ['config.mode: ccr', { fields: { config: { mode: 'ccr', target_ratio: 0.2 } } }, true],
    ['another config', { fields: { config: { mode: 'simulate' } } }, false],
    ['nothing', {}, false],
    ['nothing, by litellm that could not tell', { agent: 'litellm/1.106.2' }, true],
    ['nothing, by litellm that could', { agent: 'litellm/1.109.1' }, false],
    ['null', { fields: { retrieval: null, config: null, model: null, format: null } }, false],
  ])('is decided by %s', async (_, { fields, agent = 'other' }, isLeftOut) => {
    const body = { messages: [ROW], ...fields };
    const { json } = await openSidecar().ask('/v1/compress', body, { 'user-agent': agent });
    expect(json['ccr_hashes']).toHaveLength(isLeftOut ? 1 : 0);
    expect(json['tools']).toHaveLength(isLeftOut ? 1 : 0);
  });

  it('is for the settings to decide in the end', async () => {
    const { ask } = openSidecar({ mode: 'lossless' });
    const { json } = await ask('/v1/compress', { messages: [ROW], retrieval: 'tool' });
    expect(json).toMatchObject({ ccr_hashes: [], tools: [] });
  });

  it('is decided for single rows', async () => {
    const { ask } = openSidecar();
    const users = [ROW, { ...ROW, tool_call_id: 'b', content: USERS.replaceAll('user', 'guest') }];
    const body = { messages: users, retrieval: 'tool', keepWhole: [1] };
    const { json } = await ask('/v1/compress', body);
    const [first, second] = json['messages'] as readonly object[];
    expect(json['ccr_hashes']).toHaveLength(1);
    expect(JSON.stringify(first)).toContain('hash=');
    expect(JSON.stringify(second)).not.toContain('hash=');
  });
});

describe('what comes back', () => {
  it('is as many rows as came, whatever they are', async () => {
    const { ask } = openSidecar();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (messages) => {
        const { json } = await ask('/v1/compress', { messages, retrieval: 'tool' });
        // Short texts are what they were.
        expect(json['messages']).toEqual(JSON.parse(JSON.stringify(messages)));
      }),
    );
  });

  it('differs in texts only, byte for byte', async () => {
    const odd =
      '{"role": "user", "content": "hi", "n": [1.0, 12345678901234567890, 1e2], "n": {"2": 1, "1": 2}}';
    const text = `{"model":"gpt","messages":[ ${odd},${JSON.stringify(ROW)}\n],"retrieval":"tool","x":1}`;
    const answer = await openSidecar().ask('/v1/compress', text);
    expect(answer.text).toContain(
      `"messages":[ ${odd},{"role":"tool","tool_call_id":"a","content":"`,
    );
    expect(answer.json['messages']).toHaveLength(2);
  });

  it('is the same with an affinity header', async () => {
    const { ask } = openSidecar();
    const body = { messages: [ROW], retrieval: 'tool' };
    const plain = await ask('/v1/compress', body);
    const routed = await ask('/v1/compress', body, { 'x-headroom-affinity': 'ab'.repeat(32) });
    expect(routed.text).toBe(plain.text);
  });

  it('is what came where the client asks for that', async () => {
    const { ask } = openSidecar();
    const body = { messages: [ROW], retrieval: 'tool' };
    const { json } = await ask('/v1/compress', body, { 'x-headroom-bypass': 'true' });
    expect(json).toMatchObject({ messages: [ROW], ccr_hashes: [], tools: [], tokens_saved: 0 });
    expect(json['tokens_before']).toBe(json['tokens_after']);
  });

  it.each<readonly [string, readonly unknown[]]>([
    ['nothing', []],
    [
      'what is no message',
      [null, 7, 'text', [], {}, { role: 'tool' }, { role: 'user', content: 7 }],
    ],
    [
      'an image',
      [{ role: 'tool', tool_call_id: 'a', content: [{ type: 'image_url', image_url: {} }] }],
    ],
  ])('is %s where that came', async (_, messages) => {
    const { status, json } = await openSidecar().ask('/v1/compress', {
      messages,
      retrieval: 'tool',
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({ messages, ccr_hashes: [], compression_ratio: 1 });
  });
});

describe('what cannot be understood', () => {
  it('is never more than a bad request', async () => {
    const { ask } = openSidecar();
    const paths = ['/v1/compress', '/v1/retrieve', '/v1/remember', '/v1/recall'];
    const fields = [
      'messages',
      'config',
      'retrieval',
      'keepWhole',
      'entries',
      'keys',
      'hash',
      'query',
    ];
    const body = fc.dictionary(fc.constantFrom(...fields), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), body, async (path, fieldsGiven) => {
        const { status } = await ask(path, fieldsGiven);
        expect([200, 400]).toContain(status);
      }),
    );
  });

  it.each<readonly [string, unknown, string]>([
    ['/v1/compress', '{"messages": [', 'not valid JSON'],
    ['/v1/compress', '', 'not valid JSON'],
    ['/v1/compress', [ROW], 'The body'],
    ['/v1/compress', { input: [ROW] }, 'Field messages'],
    ['/v1/compress', { messages: 'hi' }, 'Field messages'],
    ['/v1/compress', { messages: Array(20_001).fill(7) }, 'more than 20000 messages'],
    ['/v1/compress', { messages: [], x: Array(250_001).fill(0) }, 'more than 250000 JSON values'],
    ['/v1/compress', { messages: [], retrieval: 'always' }, 'Field retrieval'],
    ['/v1/compress', { messages: [], keepWhole: [-1] }, 'Field keepWhole.0'],
    ['/v1/retrieve', 'hash=', 'not valid JSON'],
    ['/v1/remember', { entries: [{ key: 'a' }] }, 'Field entries.0.value'],
    ['/v1/remember', { entries: [{ key: 'a'.repeat(513), value: '' }] }, 'Field entries.0.key'],
    ['/v1/recall', {}, 'Field keys'],
  ])('is refused at %s: %o', async (path, body, words) => {
    const { status, json } = await openSidecar().ask(path, body);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      version: 1,
      error: { type: 'invalid_request', message: expect.stringContaining(words) },
    });
    expect(JSON.stringify(json)).toContain('/openapi.json');
  });

  it.each(['GET', 'PUT', 'constructor'])(
    'is a method that an address does not take: %s',
    async (method) => {
      const { headroom } = openSidecar();
      const request = new Request('http://localhost/v1/compress', { method });
      const response = await serveSidecar(request, { headroom });
      expect(response?.status).toBe(405);
      expect(response?.headers.get('allow')).toBe('POST');
      expect(await response?.json()).toMatchObject({ error: { type: 'method_not_allowed' } });
    },
  );

  it.each(['/', '/v1/messages', '/v1/retrieve/a/b', '/v1/compress/', '/health'])(
    'is left to others: %s',
    async (path) => {
      const { headroom } = openSidecar();
      const request = new Request(`http://localhost${path}`);
      expect(await serveSidecar(request, { headroom })).toBeUndefined();
    },
  );
});
