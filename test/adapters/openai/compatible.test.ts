import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { dataEvents, rawProvider } from '../../support/raw-provider.ts';
import { openScene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';
import { ask, chunk, finish, ownCall } from './compatible-scene.ts';

// Answers as services send them that speak the format in their own way.

const DONE = '[DONE]';
const retrieving = (request: string): string =>
  dataEvents(chunk({ tool_calls: [ownCall(request)] }), finish('tool_calls'), DONE);

describe('streams of services that speak chat completions in their own way', () => {
  it('begin with a chunk without id and choices', async () => {
    const head = { ...chunk({}), id: '', created: 0, choices: [], prompt_filter_results: [{}] };
    const { chunks, text } = await ask([
      (request) =>
        dataEvents(
          head,
          chunk({ role: 'assistant', content: 'Look.' }),
          chunk({ tool_calls: [ownCall(request)] }),
          finish('tool_calls'),
          DONE,
        ),
      dataEvents(head, { ...chunk({ content: 'Fine.' }), id: 'c2' }, finish('stop'), DONE),
    ]);
    expect(text).toBe('Look.\n\nFine.');
    expect(chunks[0]).toEqual(head);
    expect(new Set(chunks.slice(1).map(({ id }) => id)).size).toBeLessThanOrEqual(2);
    expect(chunks.at(-1)).toMatchObject({ id: 'c1', choices: [{ finish_reason: 'stop' }] });
  });

  it('carry fields of their own', async () => {
    const { chunks, sent } = await ask([
      (request) =>
        dataEvents(
          chunk({ role: 'assistant', reasoning_content: 'Let ' }),
          chunk({ reasoning_content: 'me see.', content: null }),
          chunk({ tool_calls: [ownCall(request)] }),
          finish('tool_calls'),
          DONE,
        ),
      dataEvents(
        chunk({ reasoning_content: 'I see.' }),
        chunk({ content: 'Fine.' }),
        finish('stop'),
      ),
    ]);
    const reasoning = chunks.flatMap(({ choices }) =>
      choices.flatMap(
        ({ delta }) => (delta as { reasoning_content?: string }).reasoning_content ?? [],
      ),
    );
    expect(reasoning).toEqual(['Let ', 'me see.', 'I see.']);
    expect(JSON.parse(sent[1] ?? '')).toHaveProperty('messages.1.reasoning_content', 'Let me see.');
  });

  it.each<readonly [string, (request: string) => string, string]>([
    [
      'on the chunk that finishes',
      (request) =>
        dataEvents(
          chunk({ tool_calls: [ownCall(request)] }),
          finish('tool_calls', { usage: { prompt_tokens: 10, completion_tokens: 2 } }),
        ),
      dataEvents(
        chunk({ content: 'Fine.' }),
        finish('stop', { usage: { prompt_tokens: 30, completion_tokens: 1 } }),
      ),
    ],
    [
      'on every chunk, as far as they come',
      (request) =>
        dataEvents(
          chunk(
            { tool_calls: [ownCall(request)] },
            { usage: { prompt_tokens: 10, completion_tokens: 1 } },
          ),
          finish('tool_calls', { usage: { prompt_tokens: 10, completion_tokens: 2 } }),
        ),
      dataEvents(
        chunk({ content: 'Fine.' }, { usage: { prompt_tokens: 30, completion_tokens: 1 } }),
        finish('stop', { usage: { prompt_tokens: 30, completion_tokens: 1 } }),
      ),
    ],
    [
      'on a chunk behind the one that finishes',
      (request) =>
        dataEvents(
          chunk({ tool_calls: [ownCall(request)] }),
          finish('tool_calls'),
          chunk({}, { usage: { prompt_tokens: 10, completion_tokens: 2 } }),
        ),
      dataEvents(
        chunk({ content: 'Fine.' }),
        finish('stop'),
        chunk({}, { usage: { prompt_tokens: 30, completion_tokens: 1 } }),
      ),
    ],
  ])('report usage %s', async (_, first, second) => {
    const { chunks, text } = await ask([first, second, DONE]);
    const reports = chunks.flatMap(({ usage }) => usage ?? []);
    expect(text).toBe('Fine.');
    expect(reports).toEqual([{ prompt_tokens: 40, completion_tokens: 3 }]);
  });

  it('end without [DONE]', async () => {
    const { text, sent } = await ask([
      (request) => dataEvents(chunk({ tool_calls: [ownCall(request)] }), finish('tool_calls')),
      dataEvents(chunk({ content: 'Fine.' }), finish('stop')),
    ]);
    expect(text).toBe('Fine.');
    expect(sent).toHaveLength(2);
  });

  it.each([{}, { index: 3 }])('number calls in their own way: %o', async (numbered) => {
    const { text, chunks, sent } = await ask([
      (request) =>
        dataEvents(chunk({ tool_calls: [ownCall(request, numbered)] }), finish('tool_calls'), DONE),
      dataEvents(chunk({ content: 'Fine.' }), finish('stop'), DONE),
    ]);
    expect(text).toBe('Fine.');
    expect(JSON.stringify(chunks)).not.toContain('headroom');
    expect(JSON.parse(sent[1] ?? '')).toHaveProperty('messages.1.tool_calls.length', 1);
  });

  it('have content types of their own', async () => {
    const answer = (text: string): Response =>
      new Response(text, { headers: { 'content-type': 'text/plain' } });
    const { text, warnings } = await ask([
      (request) => answer(retrieving(request)),
      () => answer(dataEvents(chunk({ content: 'Fine.' }), finish('stop'), DONE)),
    ]);
    expect(text).toBe('Fine.');
    expect(warnings).toEqual([]);
  });

  it('are cut short in the middle of a hidden call', async () => {
    const { chunks, sent } = await ask([
      (request) =>
        dataEvents(
          chunk({ content: 'Look.' }),
          chunk({
            tool_calls: [
              { ...ownCall(request), function: { name: 'headroom_retrieve', arguments: '{"ha' } },
            ],
          }),
          finish('length'),
          DONE,
        ),
    ]);
    expect(sent).toHaveLength(1);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('length');
    expect(JSON.stringify(chunks)).not.toContain('headroom');
  });
});

describe('completions of such services', () => {
  it.each(['length', 'content_filter', 'model_length', 'error'])(
    'end with %s in the middle of a hidden call',
    async (reason) => {
      const { headroom } = openScene();
      const named = { name: 'headroom_retrieve', arguments: '{"ha' };
      const message = {
        role: 'assistant',
        content: 'Look.',
        tool_calls: [{ id: 'a', type: 'function', function: named }],
      };
      const choices = [{ index: 0, message, finish_reason: reason }];
      const provider = rawProvider(JSON.stringify({ id: 'c1', choices, x_new: 1.0 }));
      const bare = new OpenAI({ apiKey: 'sk-secret', fetch: provider.fetch });
      const completion = await withHeadroom(bare, { headroom }).chat.completions.create({
        model: 'm',
        messages: [{ role: 'user', content: USERS }],
      });
      expect(completion.choices).toEqual([
        { index: 0, message: { role: 'assistant', content: 'Look.' }, finish_reason: reason },
      ]);
      expect(provider.sent).toHaveLength(1);
    },
  );

  it('send no fields back that say nothing', async () => {
    const { headroom } = openScene();
    const provider = rawProvider(
      (request) =>
        JSON.stringify({
          id: 'c1',
          choices: [
            {
              index: 0,
              finish_reason: 'stop',
              message: {
                role: 'assistant',
                content: null,
                audio: null,
                function_call: null,
                reasoning: 'Hm.',
                tool_calls: [ownCall(request, {})],
              },
            },
          ],
        }),
      JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'Fine.' } }] }),
    );
    const bare = new OpenAI({ apiKey: 'sk-secret', fetch: provider.fetch });
    const { choices } = await withHeadroom(bare, { headroom }).chat.completions.create({
      model: 'm',
      messages: [{ role: 'user', content: USERS }],
    });
    expect(choices[0]?.message.content).toBe('Fine.');
    const { messages } = JSON.parse(provider.sent[1] ?? '') as { messages: object[] };
    expect(Object.keys(messages[1] ?? {})).toEqual(['role', 'content', 'reasoning', 'tool_calls']);
  });
});
