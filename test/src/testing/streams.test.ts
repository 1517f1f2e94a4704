import { describe, expect, it } from 'vitest';

import {
  call,
  createProvider,
  say,
  type StreamOptions,
  think,
} from '../../../src/testing/index.ts';
import {
  anthropicOf,
  anthropicTool,
  chatTool,
  errorOf,
  openaiOf,
  responsesTool,
} from './support.ts';

const TEXT = 'Zażółć 🦆 – "quoted"\nline two\r\nand \\ a last one';
const messages = [{ role: 'user' as const, content: 'hi' }];
const args = { city: TEXT };

/** What each SDK makes of the same turn. */
async function readAll(stream: StreamOptions): Promise<unknown[]> {
  const provider = createProvider({
    stream,
    script: () => [think('Hm 🦆.'), say(TEXT), call('get_weather', args)],
  });
  const openai = openaiOf(provider);
  const chat = await openai.chat.completions
    .stream({ model: 'gpt-5.2', messages, tools: [chatTool] })
    .finalMessage();
  const responses = await openai.responses
    .stream({ model: 'gpt-5.2', input: 'hi', tools: [responsesTool] })
    .finalResponse();
  const anthropic = await anthropicOf(provider)
    .messages.stream({ model: 'claude-opus-4-6', max_tokens: 50, messages, tools: [anthropicTool] })
    .finalMessage();
  const [chatCall] = chat.tool_calls ?? [];
  const [, , item] = responses.output;
  const [text, use] = anthropic.content;
  return [
    chat.content,
    chatCall?.type === 'function' ? JSON.parse(chatCall.function.arguments) : undefined,
    responses.output_text,
    item?.type === 'function_call' ? JSON.parse(item.arguments) : undefined,
    text?.type === 'text' ? text.text : undefined,
    use?.type === 'tool_use' ? use.input : undefined,
  ];
}

describe('streams', () => {
  it.each<StreamOptions>([
    {},
    { chunkBytes: 1 },
    { chunkBytes: 7, newline: '\r\n' },
    { chunkBytes: 1, newline: '\r\n', comments: true },
    { chunkBytes: 3, newline: '\r' },
    { multilineData: true, comments: true },
    { multilineData: true, chunkBytes: 1, newline: '\r\n', tokensPerDelta: 1 },
    { tokensPerDelta: 100, delayMs: 1 },
  ])('arrive whole, written with %o', async (options) => {
    expect(await readAll(options)).toEqual([TEXT, args, TEXT, args, TEXT, args]);
  });

  it('are written as the options say', async () => {
    const read = async (stream: StreamOptions): Promise<string> => {
      const provider = createProvider({ stream, script: () => say('eight letters') });
      const body = JSON.stringify({ model: 'gpt-5.2', messages, stream: true });
      const headers = { authorization: 'Bearer test' };
      const url = 'https://api.openai.com/v1/chat/completions';
      return (await provider.fetch(url, { method: 'POST', body, headers })).text();
    };
    const plain = await read({});
    expect(plain.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(await read({ chunkBytes: 5 })).toBe(plain);
    expect(await read({ newline: '\r\n' })).toBe(plain.replaceAll('\n', '\r\n'));
    expect(await read({ comments: true })).toContain(': keep-alive\n\ndata: ');
    expect(await read({ multilineData: true })).toContain('data: {\ndata:  "id": "chatcmpl_1",\n');
    expect(await read({ tokensPerDelta: 1 })).toContain('"content":"eigh"');
  });
});

describe('faults', () => {
  const body = { model: 'gpt-5.2', messages };
  const anthropicBody = { model: 'claude-opus-4-6', max_tokens: 50, messages };

  it('answer with a status, in the form of the vendor, and leave the script alone', async () => {
    const provider = createProvider({ script: [say('at last')] });
    provider.fail({ status: 429, headers: { 'retry-after-ms': '1' } });
    provider.fail({ status: 500, headers: { 'retry-after-ms': '1' } });
    const client = openaiOf(provider).withOptions({ maxRetries: 2 });
    const made = await client.chat.completions.create(body);
    expect(made.choices[0]?.message.content).toBe('at last');
    expect(
      provider.requests.map(({ fault }) => fault && 'status' in fault && fault.status),
    ).toEqual([429, 500, undefined]);
    expect(provider.requests.every(({ refusal }) => refusal === undefined)).toBe(true);
    provider.fail({ status: 529 });
    expect(await errorOf(anthropicOf(provider).messages.create(anthropicBody))).toMatchObject({
      status: 529,
      error: { type: 'error', error: { type: 'overloaded_error' } },
    });
    provider.fail({ status: 503, body: { custom: true } });
    expect(await errorOf(anthropicOf(provider).messages.create(anthropicBody))).toMatchObject({
      error: { custom: true },
    });
  });

  it('wait for the request that they are for', async () => {
    const provider = createProvider();
    provider.fail({ status: 500 }, { at: 3 });
    provider.fail({ status: 429 });
    const client = openaiOf(provider);
    const statuses: unknown[] = [];
    for (let index = 0; index < 4; index += 1) {
      const asked = client.chat.completions.create(body);
      statuses.push(
        await asked.then(
          () => 200,
          (error: { status: number }) => error.status,
        ),
      );
    }
    expect(statuses).toEqual([429, 200, 500, 200]);
  });

  it('never answer, until the client gives up', async () => {
    const provider = createProvider();
    provider.fail({ timeout: true });
    const client = openaiOf(provider);
    const error = await errorOf(client.chat.completions.create(body, { timeout: 20 }));
    expect(error.message).toContain('timed out');
    expect(provider.requests[0]?.aborted).toBe(true);
  });

  it('break the connection after some bytes', async () => {
    const provider = createProvider({ script: () => say('a long text '.repeat(20)) });
    const client = openaiOf(provider);
    for (const disconnectAt of [0, 500]) {
      provider.fail({ disconnectAt });
      const stream = client.chat.completions.stream(body);
      expect((await errorOf(stream.finalMessage())).message).toMatch(/terminated|ended/);
    }
    provider.fail({ disconnectAt: 20 });
    const response = await client.chat.completions.create(body).asResponse();
    await expect(response.text()).rejects.toThrow('terminated');
    expect(provider.requests.every(({ aborted }) => !aborted)).toBe(true);
  });

  it('break one event of a stream', async () => {
    const provider = createProvider({ script: () => say('a text of some words') });
    provider.fail({ malformedEvent: 3 });
    const stream = await anthropicOf(provider).messages.create({ ...anthropicBody, stream: true });
    const types: string[] = [];
    const reading = (async () => {
      for await (const event of stream) types.push(event.type);
    })();
    expect((await errorOf(reading)).name).toBe('SyntaxError');
    expect(types).toEqual(['message_start']);
  });

  it('end a stream with an error event', async () => {
    const provider = createProvider({ script: () => say('a text of some words') });
    const openai = openaiOf(provider);
    const input = { model: 'gpt-5.2', input: 'hi' };
    for (const ask of [
      () => anthropicOf(provider).messages.stream(anthropicBody).finalMessage(),
      () => openai.chat.completions.stream(body).finalMessage(),
      () => openai.responses.stream(input).finalResponse(),
    ]) {
      provider.fail({ errorEvent: 3 });
      expect((await errorOf(ask())).message).toContain('told to fail here');
    }
  });

  it('answer slowly', async () => {
    const provider = createProvider({ script: () => say('a text of some words') });
    provider.fail({ slow: 15 });
    const start = performance.now();
    await anthropicOf(provider).messages.stream(anthropicBody).finalMessage();
    expect(performance.now() - start).toBeGreaterThan(90);
  });
});

describe('aborts', () => {
  const body = { model: 'gpt-5.2', messages, stream: true } as const;

  it('are seen in the middle of a stream, in the same tick', async () => {
    const provider = createProvider({ script: () => say('word '.repeat(100)) });
    const controller = new AbortController();
    const client = openaiOf(provider);
    const stream = await client.chat.completions.create(body, { signal: controller.signal });
    let chunks = 0;
    for await (const _ of stream) {
      chunks += 1;
      if (chunks < 3) continue;
      expect(provider.requests[0]?.aborted).toBe(false);
      controller.abort();
      expect(provider.requests[0]?.aborted).toBe(true);
    }
    expect(chunks).toBeLessThan(6);
  });

  it('are seen when the reader stops', async () => {
    const provider = createProvider({ script: () => say('word '.repeat(100)) });
    const url = 'https://api.openai.com/v1/chat/completions';
    const headers = { authorization: 'Bearer test' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await provider.fetch(url, init);
    await response.body?.cancel();
    expect(provider.requests[0]?.aborted).toBe(true);
    const whole = await provider.fetch(new Request(url, init));
    await whole.text();
    expect(provider.requests[1]?.aborted).toBe(false);
    const controller = new AbortController();
    const own = new Request(url, { ...init, signal: controller.signal });
    const reading = (await provider.fetch(own)).text();
    controller.abort(new Error('enough'));
    expect(provider.requests[2]?.aborted).toBe(true);
    await expect(reading).rejects.toThrow('enough');
    const signal = AbortSignal.abort();
    await expect(provider.fetch(url, { ...init, signal })).rejects.toThrow('aborted');
    expect(provider.requests).toHaveLength(3);
  });
});
