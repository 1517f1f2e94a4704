import { type Content, FunctionCallingConfigMode, type GenerateContentConfig } from '@google/genai';
import { describe, expect, it } from 'vitest';

import { call, retrieve, say } from '../../../src/testing/index.ts';
import { readBy, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';
import { config, history, model, olderModel, openGemini } from './gemini-scene.ts';

const REFERENCES = /\[headroom hash=[0-9a-f]{24}/g;
const { ANY, NONE, VALIDATED } = FunctionCallingConfigMode;

/** What the model may call, and which of it. */
function choosing(mode: FunctionCallingConfigMode, names: string[] = []): GenerateContentConfig {
  const others = ['list_users', 'find_user'].map((name) => ({ name }));
  const allowed = names.length === 0 ? {} : { allowedFunctionNames: names };
  return {
    tools: [{ functionDeclarations: others }],
    toolConfig: { functionCallingConfig: { mode, ...allowed } },
  };
}

describe('what a request allows', () => {
  it.each<readonly [string, GenerateContentConfig, boolean]>([
    ['any call is required', choosing(ANY), true],
    ['one of some calls is required', choosing(ANY, ['list_users', 'find_user']), true],
    ['some calls are allowed', choosing(VALIDATED, ['list_users']), true],
    [
      'built-in tools stand beside functions',
      {
        tools: [{ googleSearch: {} }, ...(config.tools ?? [])],
        toolConfig: { includeServerSideToolInvocations: true },
      },
      true,
    ],
    ['JSON is wanted beside functions', { ...config, responseMimeType: 'application/json' }, true],
    ['no calls are allowed', choosing(NONE), false],
    ['a call is forced', choosing(ANY, ['list_users']), false],
    ['several answers are wanted', { ...config, candidateCount: 2 }, false],
    ['the conversation begins in a cache', { cachedContent: 'cachedContents/a' }, false],
    ['there are built-in tools only', { tools: [{ googleSearch: {} }] }, false],
    ['JSON is wanted, and there are no functions', { responseMimeType: 'application/json' }, false],
    ['an image is wanted', { responseModalities: ['TEXT', 'IMAGE'] }, false],
  ])('%s', async (_, settings, refers) => {
    const scene = openGemini();
    const { client, provider } = scene;
    if (refers) provider.script(retrieve({ rows: '200' }), call('list_users'));
    const answer = await client.models.generateContent({
      model,
      contents: history(),
      config: settings,
    });
    const parts = answer.candidates?.flatMap(({ content }) => content?.parts ?? []) ?? [];
    const names = parts.flatMap(({ functionCall }) => functionCall?.name ?? []);
    expect(names.every((name) => name === 'list_users')).toBe(true);
    expect(provider.requests).toHaveLength(refers ? 2 : 1);
    expect(provider.requests[0]?.text.search(REFERENCES) !== -1).toBe(refers);
    expect(provider.requests[0]?.bytes.length).toBeLessThan(USERS.length);
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each([
    ['gemini-2.5-flash', true],
    ['gemini-2.5-flash-image', false],
    ['gemma-3-27b-it', false],
  ])('the first function of a conversation is offered to %s: %s', async (name, refers) => {
    const scene = openGemini();
    const { client, provider } = scene;
    const contents = `${USERS}\n\nWhich of these users failed?`;
    await client.models.generateContent({ model: name, contents });
    const [request] = provider.requests;
    expect(request?.text.includes('headroom_retrieve')).toBe(refers);
    expect(request !== undefined && request.text.search(REFERENCES) !== -1).toBe(refers);
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each([NONE, ANY])(
    'keeps the bytes of earlier blocks where the mode becomes %s',
    async (mode) => {
      const scene = openGemini();
      const { client, provider } = scene;
      const contents = history();
      const ask = async (settings = {}): Promise<string> => {
        const { candidates = [] } = await client.models.generateContent({
          model,
          contents,
          config: { ...choosing(FunctionCallingConfigMode.AUTO), ...settings },
        });
        contents.push(candidates[0]?.content as Content);
        return provider.requests.at(-1)?.text ?? '';
      };
      provider.script(call('list_users', {}, { id: 'call_b' }));
      expect((await ask()).match(REFERENCES)).toHaveLength(1);
      const output = USERS.replaceAll('user', 'guest');
      const functionResponse = { id: 'call_b', name: 'list_users', response: { output } };
      contents.push({ role: 'user', parts: [{ functionResponse }] });
      const names = mode === ANY ? ['find_user'] : [];
      provider.script(mode === ANY ? call('find_user', {}, { id: 'call_c' }) : say('Fine.'));
      expect((await ask(choosing(mode, names))).match(REFERENCES)).toHaveLength(1);
      const found = { id: 'call_c', name: 'find_user', response: { output: 'none' } };
      const next = mode === ANY ? { functionResponse: found } : { text: 'And now?' };
      contents.push({ role: 'user', parts: [next] });
      expect((await ask()).match(REFERENCES)).toHaveLength(1);
      expect(troublesOf(scene)).toEqual([]);
    },
  );

  it('ends with a call where one is required', async () => {
    const scene = openGemini();
    const { client, provider } = scene;
    for (let round = 0; round < 40; round += 1) provider.script(retrieve({ rows: '1' }));
    const contents = history();
    const { candidates, text } = await client.models.generateContent({
      model,
      contents,
      config: choosing(ANY),
    });
    expect(text).toBe('');
    contents.push(candidates?.[0]?.content as Content, { role: 'user', parts: [{ text: 'So?' }] });
    provider.script(say('Fine.'));
    await client.models.generateContent({ model, contents, config: choosing(ANY) });
    expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
  });
});

describe('how a request is written', () => {
  const path = `/v1beta/models/${model}:generateContent`;

  it.each([
    '/v1beta/models/gemini-2.5-pro:generateContent?key=AIza-secret',
    '/v1/projects/p/locations/global/publishers/google/models/gemini-2.5-pro:generateContent',
    '/v1beta1/publishers/google/models/gemini-2.5-pro:generateContent',
  ])('is served at %s', async (address) => {
    const scene = openGemini();
    const { post, provider } = scene;
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const response = await post(address, { contents: history(), ...config });
    expect(await response.json()).toMatchObject({ modelVersion: olderModel });
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(provider.requests.every(({ query }) => !query.includes('AIza'))).toBe(true);
    expect(troublesOf(scene)).toEqual([]);
  });

  it('may be in snake case, and keeps every other byte', async () => {
    const scene = openGemini();
    const { post, provider } = scene;
    const output = JSON.stringify(USERS);
    const text = `{ "system_instruction": {"parts": [{"text": "1e2 \\u00e9"}]},
      "contents": [ {"parts": [{"text": "Who?"}]},
        {"role": "model", "parts": [{"function_call": {"name": "list_users", "args": {"page": 1.0}},
          "thought_signature": "skip_thought_signature_validator"}]},
        {"role": "user", "parts": [{"function_response": {"name": "list_users", "response": {"output": ${output}}}}]} ],
      "tools": [{"function_declarations": [{"name": "list_users"}]}],
      "tool_config": {"function_calling_config": {"mode": "VALIDATED", "allowed_function_names": ["list_users"]}},
      "generation_config": {"temperature": 1.0} }`;
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    await post(path, text);
    const sent = provider.requests[0]?.text ?? '';
    const [head = '', tail = ''] = text.split(output);
    expect(sent.startsWith(head)).toBe(true);
    const end = tail
      .replace('"list_users"}]', '"list_users"},{"name":"headroom_retrieve"')
      .replace('["list_users"]', '["list_users","headroom_retrieve"]');
    for (const piece of end.split('{"name":"headroom_retrieve"')) expect(sent).toContain(piece);
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('may hold values in responses, which become text where that is shorter', async () => {
    const scene = openGemini();
    const { client, provider } = scene;
    provider.script(retrieve({ rows: '200' }), say('Fine.'));
    const contents = history(JSON.parse(USERS));
    await client.models.generateContent({ model, contents, config });
    const body = provider.requests[0]?.body as { contents: Content[] };
    const response = body.contents[2]?.parts?.[0]?.functionResponse?.response;
    expect(response?.['output']).toContain('[headroom hash=');
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('leaves files and signed parts as they are', async () => {
    const scene = openGemini();
    const { client, provider } = scene;
    const contents = history();
    const image = { inlineData: { mimeType: 'image/png', data: 'aGVhZHJvb20='.repeat(400) } };
    contents[0]?.parts?.push(image);
    await client.models.generateContent({ model, contents, config });
    const sent = provider.requests[0]?.body as { contents: Content[] };
    expect(sent.contents.slice(0, 2)).toEqual(contents.slice(0, 2));
    expect(troublesOf(scene)).toEqual([]);
  });

  it('comes through unharmed where it is none', async () => {
    const { post, provider } = openGemini();
    for (const body of ['{"contents":"Hello"}', '{"request":{"contents":[]}}', 'no JSON']) {
      await post(path, body);
      expect(provider.requests.at(-1)?.text).toBe(body);
    }
  });
});

describe('what is remembered', () => {
  it('finds a turn again however its client keeps it', async () => {
    const scene = openGemini();
    const { client, provider } = scene;
    const contents = history();
    provider.script([say('Look.'), retrieve({ rows: '200' }), call('list_users', { b: 1, a: 2 })]);
    await client.models.generateContent({ model, contents, config });
    const functionCall = { name: 'list_users', args: { a: 2, b: 1 } };
    const kept: Content[] = [
      { role: 'model', parts: [{ text: 'Lo' }] },
      { role: 'model', parts: [{ text: 'ok. ' }, { functionCall }] },
      {
        role: 'user',
        parts: [
          { text: 'Here.' },
          { functionResponse: { name: 'list_users', response: { output: 'none' } } },
        ],
      },
    ];
    await client.models.generateContent({ model, contents: [...contents, ...kept], config });
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(provider.requests.at(-1)?.refusal).toBeUndefined();
  });

  it('goes among the user’s own responses, in the order of the calls', async () => {
    const scene = openGemini();
    const { client, provider } = scene;
    const contents = history();
    provider.script([
      call('list_users', { page: 1 }),
      retrieve({ rows: '200' }),
      call('list_users', { page: 2 }),
      retrieve({ rows: '8' }),
    ]);
    const request = { model: olderModel, contents, config };
    const { candidates } = await client.models.generateContent(request);
    const [first, second] = ['one', 'two'].map((output) => ({
      functionResponse: { name: 'list_users', response: { output } },
    }));
    const given: Content = { role: 'user', parts: [first ?? {}, second ?? {}, { text: 'So?' }] };
    contents.push(candidates?.[0]?.content as Content, given);
    await client.models.generateContent(request);
    const sent = provider.requests.at(-1)?.conversation.at(-1) as Content;
    const kinds = sent.parts?.map((part) => part.functionResponse?.name ?? part.text);
    const own = 'headroom_retrieve';
    expect(kinds).toEqual(['list_users', own, 'list_users', own, 'So?']);
    expect(JSON.stringify(sent.parts?.[1])).toContain('user 199 of 881');
    expect(JSON.stringify(sent.parts?.[3])).toContain('user 7 of 433');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('is left out where the user’s own responses are missing', async () => {
    const { client, provider } = openGemini();
    const contents = history();
    provider.script([retrieve({ rows: '200' }), call('list_users')]);
    const { candidates } = await client.models.generateContent({ model, contents, config });
    contents.push(candidates?.[0]?.content as Content, {
      role: 'user',
      parts: [{ text: 'Stop.' }],
    });
    await client.models.generateContent({ model, contents, config }).catch(() => undefined);
    expect(provider.requests.at(-1)?.text).not.toContain('user 199 of 881');
  });
});
