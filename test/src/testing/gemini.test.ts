import { type Content, GoogleGenAI, type Part } from '@google/genai';
import { describe, expect, it } from 'vitest';

import { call, createProvider, type Provider, say, think } from '../../../src/testing/index.ts';

const MODEL = 'gemini-3.1-pro';
const OLDER = 'gemini-2.5-pro';
const tools = [{ functionDeclarations: [{ name: 'f' }, { name: 'g' }] }];
const user = (...parts: Part[]): Content => ({ role: 'user', parts });
const ai = (...parts: Part[]): Content => ({ role: 'model', parts });
const calls = (name: string, id?: string): Part => ({
  functionCall: { name, args: {}, ...(id !== undefined && { id }) },
});
const returns = (name: string, id?: string): Part => ({
  functionResponse: { name, response: { output: '1' }, ...(id !== undefined && { id }) },
});
const QUESTION = user({ text: 'Hi' });

const KEY = { 'x-goog-api-key': 'k' };

interface PostOptions {
  readonly model?: string;
  readonly action?: string;
  readonly headers?: Record<string, string>;
}

/** Posts a body; gives the status and why it was refused. */
async function post(
  provider: Provider,
  body: unknown,
  { model = OLDER, action = 'generateContent', headers = KEY }: PostOptions = {},
): Promise<{ readonly status: number; readonly message: string }> {
  const response = await provider.fetch(`http://host/v1beta/models/${model}:${action}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const { error } = (await response.json()) as { error?: { message: string } };
  return { status: response.status, message: error?.message ?? '' };
}

describe('a request to Gemini is refused', () => {
  it.each<readonly [string, unknown]>([
    ['Unknown name "headroom"', { contents: [QUESTION], headroom: false }],
    ['Unknown name "tool" at \'tools[0]\'', { contents: [QUESTION], tools: [{ tool: {} }] }],
    [
      "at 'contents[0].parts[0].functionCall'",
      { contents: [user({ functionCall: { x: 1 } } as Part)] },
    ],
    ['contents is not specified', { contents: [] }],
    ['valid role', { contents: [{ role: 'assistant', parts: [{ text: 'a' }] }] }],
    ['must not be empty', { contents: [user()] }],
    ["oneof field 'data'", { contents: [user({})] }],
    ["oneof field 'data'", { contents: [user({ text: 'a', ...calls('f') })] }],
    ['Name cannot be empty', { contents: [QUESTION, ai(calls(''))] }],
    ['end with a user role', { contents: [QUESTION, ai({ text: 'a' })] }],
    ['empty text', { contents: [user({ text: '' })] }],
    [
      'names an earlier call',
      {
        contents: [
          QUESTION,
          ...['f', 'g'].flatMap((name) => [ai(calls(name, 'a')), user(returns(name, 'a'))]),
        ],
      },
    ],
    ['function call turn comes immediately', { contents: [ai(calls('f')), user(returns('f'))] }],
    ['function response turn comes immediately', { contents: [QUESTION, user(returns('f'))] }],
    ['number of function response parts', { contents: [QUESTION, ai(calls('f')), QUESTION] }],
    [
      'number of function response parts',
      { contents: [QUESTION, ai(calls('f'), calls('g')), user(returns('f'))] },
    ],
    ['answers no function call', { contents: [QUESTION, ai(calls('f')), user(returns('g'))] }],
    [
      'answers no function call',
      { contents: [QUESTION, ai(calls('f', 'a')), user(returns('f', 'b'))] },
    ],
    [
      'signature is not valid',
      { contents: [ai({ text: 'a', thoughtSignature: 'abcd' }), QUESTION] },
    ],
    ['Base64', { contents: [ai({ text: 'a', thoughtSignature: '{}' }), QUESTION] }],
    ['Duplicate function', { contents: [QUESTION], tools: [...tools, ...tools] }],
    [
      'Invalid function name',
      { contents: [QUESTION], tools: [{ functionDeclarations: [{ name: '1' }] }] },
    ],
    ['cannot be combined', { contents: [QUESTION], tools: [...tools, { googleSearch: {} }] }],
    [
      'mime type',
      { contents: [QUESTION], tools, generationConfig: { responseMimeType: 'application/json' } },
    ],
    ['CachedContent can not', { contents: [QUESTION], tools, cachedContent: 'cachedContents/a' }],
    ['candidate_count', { contents: [QUESTION], generationConfig: { candidateCount: 9 } }],
    ['without function_declarations', { contents: [QUESTION], toolConfig: choice('ANY') }],
    ['mode is ANY', { contents: [QUESTION], tools, toolConfig: choice('AUTO', 'f') }],
    ['is not one of', { contents: [QUESTION], tools, toolConfig: choice('ANY', 'h') }],
  ])('%s', async (message, body) => {
    const provider = createProvider();
    const refused = await post(provider, body);
    expect(refused.message).toContain(message);
    expect(refused.status).toBe(400);
    expect(provider.requests[0]?.refusal).toContain(message);
  });

  it('without a key', async () => {
    const refused = await post(createProvider(), { contents: [QUESTION] }, { headers: {} });
    expect(refused.status).toBe(403);
  });

  it('with two lists of functions on Vertex AI', async () => {
    const other = [{ functionDeclarations: [{ name: 'h' }] }];
    const path = 'http://host/v1/publishers/google/models/gemini-2.5-pro:generateContent';
    const response = await createProvider().fetch(path, {
      method: 'POST',
      headers: { authorization: 'Bearer x' },
      body: JSON.stringify({ contents: [QUESTION], tools: [...tools, ...other] }),
    });
    expect(await response.text()).toContain('Multiple tools are supported only');
  });

  it('with tools where Google AI only counts', async () => {
    const provider = createProvider();
    const refused = await post(
      provider,
      { contents: [QUESTION], tools },
      { action: 'countTokens' },
    );
    expect(refused.message).toContain('Unknown name "tools"');
    expect(await post(provider, { contents: [QUESTION] }, { action: 'countTokens' })).toMatchObject(
      {
        status: 200,
      },
    );
  });
});

describe('signatures of Gemini 3', () => {
  function open(): { readonly provider: Provider; readonly client: GoogleGenAI } {
    const provider = createProvider();
    return {
      provider,
      client: new GoogleGenAI({ apiKey: 'k', httpOptions: { fetch: provider.fetch } }),
    };
  }

  it('are wanted back with the first call of a step, as long as the turn lasts', async () => {
    const { provider, client } = open();
    provider.script([call('f'), call('g')]);
    const config = { tools };
    const { candidates } = await client.models.generateContent({
      model: MODEL,
      contents: [QUESTION],
      config,
    });
    const parts = candidates?.[0]?.content?.parts ?? [];
    expect(parts.map(({ thoughtSignature }) => thoughtSignature !== undefined)).toEqual([
      true,
      false,
    ]);
    const responses = parts.map(({ functionCall: { id, name = '' } = {} }) => returns(name, id));
    const bare = parts.map(({ functionCall }) => ({ functionCall }) as Part);
    const contents = [QUESTION, ai(...bare), user(...responses)];
    await expect(client.models.generateContent({ model: MODEL, contents, config })).rejects.toThrow(
      'missing a thought_signature',
    );
    const earlier = [...contents, ai({ text: 'Done.' }), QUESTION];
    await client.models.generateContent({ model: MODEL, contents: earlier, config });
    const whole = [QUESTION, ai(...parts), user(...responses)];
    await client.models.generateContent({ model: MODEL, contents: whole, config });
    expect(provider.requests.at(-1)?.prefixKept).toBe(false);
  });

  it('come with the last text of an answer without calls, and thoughts only where they are wanted', async () => {
    const { provider, client } = open();
    provider.script([think('Hm.'), say('Fine.')], [think('Hm.'), say('Fine.')]);
    const request = { model: MODEL, contents: [QUESTION] };
    const first = await client.models.generateContent(request);
    expect(first.candidates?.[0]?.content?.parts).toEqual([
      { text: 'Fine.', thoughtSignature: expect.any(String) },
    ]);
    const thinkingConfig = { includeThoughts: true };
    const second = await client.models.generateContent({ ...request, config: { thinkingConfig } });
    expect(second.candidates?.[0]?.content?.parts?.[0]).toEqual({ text: 'Hm.', thought: true });
    expect(second.usageMetadata?.thoughtsTokenCount).toBeGreaterThan(0);
  });
});

describe('answers of Gemini', () => {
  it('say the same as JSON, as events and as one list', async () => {
    const texts = await Promise.all(
      ['generateContent', 'streamGenerateContent?alt=sse', 'streamGenerateContent'].map(
        async (action) => {
          const provider = createProvider({ script: [say('A text of some length.')] });
          const response = await provider.fetch(`http://host/v1/models/${MODEL}:${action}`, {
            method: 'POST',
            headers: { 'x-goog-api-key': 'k' },
            body: JSON.stringify({ contents: [QUESTION] }),
          });
          return response.text();
        },
      ),
    );
    const [json = '', events = '', list = ''] = texts;
    const said = (value: unknown): string =>
      JSON.stringify(value)
        .match(/(?<="text":")[^"]*/g)
        ?.join('') ?? '';
    expect(said(JSON.parse(json))).toBe('A text of some length.');
    expect(said(JSON.parse(list))).toBe('A text of some length.');
    const chunks = events
      .split('\n\n')
      .filter(Boolean)
      .map((event) => event.slice('data: '.length));
    expect(`[${chunks.join('\n,')}\n]`).toBe(list);
  });

  it('keeps keys out of what it records', async () => {
    const provider = createProvider();
    await post(provider, { contents: [QUESTION] }, { action: 'generateContent?key=secret' });
    expect(JSON.stringify(provider.requests)).not.toContain('secret');
  });
});

function choice(mode: string, ...allowedFunctionNames: string[]): unknown {
  const names = allowedFunctionNames.length === 0 ? {} : { allowedFunctionNames };
  return { functionCallingConfig: { mode, ...names } };
}
