import type { CallableTool, FunctionCall, GenerateContentResponse } from '@google/genai';
import { describe, expect, it } from 'vitest';

import { call, retrieve, say } from '../../../src/testing/index.ts';
import { readBy, troublesOf } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';
import { config, history, model, olderModel, openGemini } from './gemini-scene.ts';

describe('the surfaces of the SDK', () => {
  it('streams by hand, as one answer', async () => {
    const scene = openGemini();
    const { client, provider } = scene;
    provider.script([say('Let me look.'), retrieve({ rows: '200' })], say('Row 200 is fine.'));
    const chunks: GenerateContentResponse[] = [];
    const request = { model, contents: history(), config };
    for await (const chunk of await client.models.generateContentStream(request))
      chunks.push(chunk);
    expect(chunks.map(({ text }) => text ?? '').join('')).toBe('Let me look.\n\nRow 200 is fine.');
    expect(new Set(chunks.map(({ responseId }) => responseId)).size).toBe(1);
    expect(chunks.flatMap(({ functionCalls }) => functionCalls ?? [])).toEqual([]);
    const reasons = chunks.map(({ candidates }) => candidates?.[0]?.finishReason);
    expect(reasons.flatMap((reason) => reason ?? [])).toEqual(['STOP']);
    expect(reasons.at(-1)).toBe('STOP');
    const parts = chunks.map(({ candidates }) => candidates?.[0]?.content?.parts?.length ?? 0);
    expect(Math.min(...parts)).toBeGreaterThan(0);
    const [first, second] = provider.requests;
    const prompts = (first?.tokens.prompt ?? 0) + (second?.tokens.prompt ?? 0);
    expect(chunks.at(-1)?.usageMetadata).toMatchObject({
      promptTokenCount: prompts,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: prompts }],
    });
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each([
    [model, false],
    [model, true],
    [olderModel, false],
    [olderModel, true],
  ])('serves chats on %s, stream: %s', async (chosen, stream) => {
    const scene = openGemini({ tokensPerDelta: 1 });
    const { client, provider } = scene;
    const chat = client.chats.create({ model: chosen, config });
    const send = async (message: string | object): Promise<FunctionCall[]> => {
      const request = { message } as Parameters<typeof chat.sendMessage>[0];
      if (!stream) return (await chat.sendMessage(request)).functionCalls ?? [];
      const calls: FunctionCall[] = [];
      for await (const chunk of await chat.sendMessageStream(request)) {
        calls.push(...(chunk.functionCalls ?? []));
      }
      return calls;
    };
    const give = ({ id, name = '' }: FunctionCall, output: string): object => ({
      functionResponse: { name, response: { output }, ...(id !== undefined && { id }) },
    });
    provider.script(
      [say('I will see.'), call('list_users')],
      [say('Let me look.'), retrieve({ rows: '200' })],
      [say('And there is more.'), retrieve({ rows: '8' }), call('list_users', { page: 2 })],
      say('All is well.'),
    );
    const [first = {}] = await send('Which users failed?');
    const [second = {}] = await send([give(first, USERS)]);
    expect(second).toMatchObject({ name: 'list_users', args: { page: 2 } });
    expect(await send([give(second, 'none')])).toEqual([]);
    await send('Thanks.');
    expect(JSON.stringify(chat.getHistory())).not.toContain('headroom');
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(readBy(scene)).toContain('user 7 of 433');
    expect(troublesOf(scene)).toEqual([]);
  });

  it('runs the user’s functions and no others', async () => {
    const scene = openGemini();
    const { client, provider } = scene;
    const ran: (string | undefined)[] = [];
    const tool: CallableTool = {
      tool: async () => config.tools?.[0] as Awaited<ReturnType<CallableTool['tool']>>,
      callTool: async (calls) => {
        ran.push(...calls.map(({ name }) => name));
        return calls.map(({ id = '', name = '' }) => ({
          functionResponse: { id, name, response: { content: [{ type: 'text', text: USERS }] } },
        }));
      },
    };
    provider.script(
      call('list_users'),
      [retrieve({ rows: '200' }), call('list_users', { page: 2 })],
      retrieve({ rows: '100' }),
      say('Done.'),
    );
    const answer = await client.models.generateContent({
      model,
      contents: 'Which users failed?',
      config: { tools: [tool] },
    });
    expect(answer.text).toBe('Done.');
    expect(ran).toEqual(['list_users', 'list_users']);
    expect(readBy(scene)).toContain('user 199 of 881');
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each([false, true])('keeps structured answers whole, stream: %s', async (stream) => {
    const scene = openGemini();
    const { client, provider } = scene;
    const request = {
      model,
      contents: history(),
      config: { ...config, responseMimeType: 'application/json' },
    };
    provider.script([say('{"failed":10}'), retrieve({ rows: '200' })], say('{"failed":11}'));
    let text = '';
    if (!stream) text = (await client.models.generateContent(request)).text ?? '';
    else
      for await (const chunk of await client.models.generateContentStream(request))
        text += chunk.text ?? '';
    expect(JSON.parse(text)).toEqual({ failed: stream ? 10 : 11 });
    expect(troublesOf(scene)).toEqual([]);
  });

  it('counts the tokens of what would be sent', async () => {
    const scene = openGemini();
    const { client, provider } = scene;
    const counted = await client.models.countTokens({ model, contents: history() });
    await client.models.generateContent({ model, contents: history() });
    const tokens = provider.requests[1]?.tokens.prompt ?? 0;
    expect(counted.totalTokens).toBeLessThan(tokens);
    // Google AI counts no tools.
    expect(tokens - (counted.totalTokens ?? 0)).toBeLessThan(200);
    expect(troublesOf(scene)).toEqual([]);
  });

  it.each(['generateContentRequest', 'generate_content_request'])(
    'counts the tokens of a whole request in %s as it would be sent, hidden rounds included',
    async (name) => {
      const scene = openGemini();
      const { provider, post } = scene;
      provider.script([say('Let me look.'), retrieve({ rows: '200' })], say('Row 200 is fine.'));
      const path = `/v1beta/models/${model}`;
      const first = { contents: history(), ...config };
      const answer = (await (await post(`${path}:generateContent`, first)).json()) as object;
      const { candidates } = answer as { candidates: readonly { content: object }[] };
      const ask = { role: 'user', parts: [{ text: 'Who else?' }] };
      const contents = [...history(), ...candidates.map(({ content }) => content), ask];
      const request = { model: `models/${model}`, contents, ...config };
      const counted = await post(`${path}:countTokens`, { [name]: request });
      const { totalTokens } = (await counted.json()) as { totalTokens: number };
      await post(`${path}:generateContent`, { contents, ...config });
      expect(troublesOf(scene)).toEqual([]);
      expect(totalTokens).toBe(provider.requests.at(-1)?.tokens.prompt);
      const [count, sent] = provider.requests.slice(-2).map(({ text }) => text);
      expect(count).toContain(JSON.stringify(JSON.parse(sent ?? '')).slice(1, -1));
    },
  );

  it('passes on an answer without calls byte for byte', async () => {
    const { provider, post } = openGemini();
    provider.script(say('Fine.'));
    const path = `/v1beta/models/${model}:generateContent`;
    const tools = [{ functionDeclarations: [{ name: 'list_users' }] }];
    const response = await post(path, { contents: history(), tools });
    const answer: unknown = await response.json();
    expect(answer).toMatchObject({ candidates: [{ finishReason: 'STOP' }], modelVersion: model });
    expect(provider.requests[0]?.text).toContain('headroom_retrieve');
  });
});
