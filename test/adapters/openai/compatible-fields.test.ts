import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { asObject } from '../../../adapters/http/json/read.ts';
import { withHeadroom } from '../../../adapters/openai/index.ts';
import { dataEvents, rawProvider } from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';
import { ask, chunk, finish, ownCall } from './compatible-scene.ts';

const DONE = '[DONE]';
const retrieving = (request: string): string =>
  dataEvents(chunk({ tool_calls: [ownCall(request)] }), finish('tool_calls'), DONE);

describe('streams of Gemini, Mistral, Groq and Azure as chat completions', () => {
  it('give parallel calls the same index', async () => {
    const named = { name: 'list_users', arguments: '{"page":1}' };
    const users = { index: 0, id: 'call_u', type: 'function', function: named };
    const { chunks, sent } = await ask([
      (request) =>
        dataEvents(
          chunk({ tool_calls: [ownCall(request)] }),
          chunk({ tool_calls: [users] }),
          finish('tool_calls'),
          DONE,
        ),
    ]);
    const calls = chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
    expect(calls).toEqual([users]);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('tool_calls');
    expect(sent).toHaveLength(1);
  });

  it('break off behind chunks that say an empty reason', async () => {
    const { chunks, sent } = await ask([
      (request) => dataEvents(chunk({ tool_calls: [ownCall(request)] }, {}, { finish_reason: '' })),
    ]);
    expect(chunks).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('write content as a list of thoughts and texts', async () => {
    const thought = (thinking: string): object => ({
      type: 'thinking',
      thinking: [{ type: 'text', text: thinking }],
    });
    const { chunks, sent } = await ask([
      (request) =>
        dataEvents(
          chunk({ role: 'assistant', content: '' }),
          chunk({ content: [thought('Hm.')] }),
          chunk({ content: 'Look' }),
          chunk({ content: 'ing.' }),
          chunk({ tool_calls: [ownCall(request)] }),
          finish('tool_calls'),
          DONE,
        ),
      dataEvents(
        chunk({ content: [thought('Ah.')] }),
        chunk({ content: [{ type: 'text', text: 'Fine.' }] }),
        finish('stop'),
        DONE,
      ),
    ]);
    const contents = chunks.map(({ choices }): unknown => choices[0]?.delta.content);
    expect(contents.filter((content) => content !== undefined && content !== '')).toEqual([
      [thought('Hm.')],
      'Look',
      'ing.',
      [thought('Ah.')],
      [
        { type: 'text', text: '\n\n' },
        { type: 'text', text: 'Fine.' },
      ],
    ]);
    expect(JSON.parse(sent[1] ?? '')).toHaveProperty('messages.1.content', [
      thought('Hm.'),
      { type: 'text', text: 'Looking.' },
    ]);
  });

  it('report usage in a field of their own', async () => {
    const groq = (prompt: number): object => ({
      x_groq: { id: 'q', usage: { prompt_tokens: prompt, completion_tokens: 1 } },
    });
    const { chunks, sent } = await ask([
      (request) =>
        dataEvents(chunk({ tool_calls: [ownCall(request)] }), finish('tool_calls', groq(10)), DONE),
      dataEvents(chunk({ content: 'Fine.' }), finish('stop', groq(30)), DONE),
    ]);
    expect(chunks.at(-1)).toMatchObject({
      x_groq: { id: 'q', usage: { prompt_tokens: 40, completion_tokens: 2 } },
    });
    expect(sent[1]).not.toContain('include_usage');
  });

  it('tell what a filter found, without a delta', async () => {
    const found = { index: 0, finish_reason: null, content_filter_results: { hate: {} } };
    const { chunks, text } = await ask([
      (request) => retrieving(request),
      dataEvents(chunk({ content: 'Fine.' }), { ...chunk({}), choices: [found] }, finish('stop')),
    ]);
    expect(text).toBe('Fine.');
    expect(chunks.map(({ choices }) => choices[0])).toContainEqual(
      expect.objectContaining({ content_filter_results: { hate: {} } }),
    );
  });

  it('may require a call in their own word', async () => {
    const { sent } = await ask([(request) => retrieving(request)], { tool_choice: 'any' });
    expect(sent.length).toBeGreaterThan(5);
    expect(new Set(sent.map((body) => asObject(JSON.parse(body))['tool_choice']))).toEqual(
      new Set(['any']),
    );
  });
});

it('content that is a list is then that of all rounds', async () => {
  const { headroom } = openScene();
  const completion = (message: object, reason: string): string =>
    JSON.stringify({ id: 'c1', choices: [{ index: 0, message, finish_reason: reason }] });
  const hm = { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] };
  const look = { type: 'text', text: 'Look.' };
  const provider = rawProvider(
    (request) =>
      completion({ content: [hm, look], tool_calls: [ownCall(request, {})] }, 'tool_calls'),
    completion({ role: 'assistant', content: 'Fine.' }, 'stop'),
  );
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch: provider.fetch });
  const { choices } = await withHeadroom(bare, { headroom }).chat.completions.create({
    model: 'm',
    messages: [{ role: 'user', content: USERS }],
  });
  expect(choices[0]?.message.content).toEqual([
    hm,
    look,
    { type: 'text', text: '\n\n' },
    { type: 'text', text: 'Fine.' },
  ]);
});
