import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';

import { call, createProvider, type Provider, say, think } from '../../../src/testing/index.ts';
import { answered, assistant, max_tokens, model, result } from './anthropic-messages.ts';
import { anthropicOf, anthropicTool } from './support.ts';

type Block = Anthropic.ContentBlockParam;
/** The contents of five messages: question, call, result, answer, next question. */
type Contents = [Block[], Block[], Block[], Block[], Block[]];
type Change = (contents: Contents) => readonly Block[][];

const thinking: Anthropic.ThinkingConfigParam = { type: 'enabled', budget_tokens: 1024 };
const body = { model, max_tokens, tools: [anthropicTool], thinking };
const text = (value: string): Block => ({ type: 'text', text: value });
const QUESTION = [text('Weather in Oslo?')];
const RESULT = [result('one')];
const NEXT = [text('And tomorrow?')];

/** A conversation with thinking in it, and how to send it again with a change. */
async function startConversation(): Promise<{
  provider: Provider;
  send: (change: Change, thinking?: object) => Promise<string>;
}> {
  const provider = createProvider();
  provider.script([think('first'), call('get_weather', { city: 'Oslo' }, { id: 'one' })]);
  provider.script([think('second'), think('third'), say('It rains.')]);
  const client = anthropicOf(provider);
  const start = [answered(...QUESTION)];
  const { content: called } = await client.messages.create({ ...body, messages: start });
  const messages = [...start, assistant(...called), answered(...RESULT)];
  const { content: said } = await client.messages.create({ ...body, messages });
  return {
    provider,
    send: async (change, mode = thinking) => {
      const contents = change([QUESTION, called, RESULT, said, NEXT]);
      const changed = contents.map((each, index) =>
        index % 2 === 0 ? answered(...each) : assistant(...each),
      );
      const request = { ...body, thinking: mode, messages: changed } as never;
      const sent = client.beta.messages.create(request);
      return sent.then(
        () => 'taken',
        (error: Error) => error.message,
      );
    },
  };
}

describe('thinking is bound to what stands before it', () => {
  it('is taken back as it was, with other breakpoints, and without old blocks', async () => {
    const { provider, send } = await startConversation();
    expect(await send((contents) => contents)).toBe('taken');
    const kept = (): boolean | undefined => provider.requests.at(-1)?.prefixKept;
    expect(kept()).toBe(true);
    const marked: Block = { ...result('one'), cache_control: { type: 'ephemeral' } };
    expect(await send(([a, b, , d, e]) => [a, b, [marked], d, e])).toBe('taken');
    expect(kept()).toBe(true);
    expect(await send(([a, b, c, d, e]) => [a, b.slice(1), c, d, e])).toBe('taken');
    expect(kept()).toBe(false);
    expect(await send(([a, b, c, d, e]) => [a, b, c, d.slice(1), e])).toBe('taken');
  });

  const sun: Block = { ...result('one'), content: 'sun' };
  it.each<[string, Change, string]>([
    ['a changed result', ([a, b, , d, e]) => [a, b, [sun], d, e], '3.content.0'],
    ['a changed question', ([, b, c, d, e]) => [[text('?')], b, c, d, e], '1.content.0'],
    ['a missing exchange', ([a, , , d, e]) => [a, d, e], '1.content.0'],
    [
      'swapped blocks',
      ([a, b, c, d, e]) => [a, b, c, [...d.slice(1, 2), ...d.slice(0, 1), ...d.slice(2)], e],
      '3.content.1',
    ],
    ['a block twice', ([a, b, c, d, e]) => [a, b, c, [...d.slice(0, 1), ...d], e], '3.content.1'],
    ['a text before it', ([a, b, c, d, e]) => [a, b, c, [text('x'), ...d], e], '3.content.1'],
  ])('is refused after %s, or dropped', async (_, change, place) => {
    const { send, provider } = await startConversation();
    const message = await send(change);
    expect(message).toContain(
      `messages.${place}: \`thinking\` block failed the conversation check: prefix mismatch`,
    );
    const drop = { type: 'adaptive', block_binding: { prefix_mismatch_behavior: 'drop_block' } };
    expect(await send(change, drop)).toBe('taken');
    const last = provider.requests.at(-1);
    expect(last).not.toHaveProperty('refusal');
    expect(JSON.stringify(last?.body)).toContain('"thinking":"second"');
    expect(JSON.stringify(last?.conversation).split('"signature"').length).toBeLessThan(
      JSON.stringify(last?.body).split('"signature"').length,
    );
  });

  it('is refused with another text under its signature', async () => {
    const { send } = await startConversation();
    const message = await send(([a, b, c, [first, ...rest], e]) => {
      const changed = { ...first, thinking: 'else' } as Block;
      return [a, b, c, [changed, ...rest], e];
    });
    expect(message).toContain('messages.3.content.0: Invalid `signature` in `thinking` block');
  });

  it('has to stand in the turn whose call is answered right now', async () => {
    const { send } = await startConversation();
    const strip: Change = ([a, b, c]) => [a, b.slice(1), c];
    const wanted =
      'messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`';
    expect(await send(strip)).toContain(wanted);
    expect(await send(strip, { type: 'adaptive' })).toContain(wanted);
    expect(await send(strip, { type: 'disabled' })).toBe('taken');
  });
});
