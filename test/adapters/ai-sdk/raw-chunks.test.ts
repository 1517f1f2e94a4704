import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { streamText, wrapLanguageModel } from 'ai';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { rawChunks } from '../../../adapters/ai-sdk/stream/raw-chunks.ts';
import { createProvider, retrieve, say } from '../../../src/testing/index.ts';
import { USERS } from '../../support/users.ts';

type Settings = { readonly apiKey: string; readonly fetch: typeof fetch };

const MODELS: readonly (readonly [string, (settings: Settings) => LanguageModelV4])[] = [
  ['chat completions', (settings) => createOpenAI(settings).chat('gpt-5.2')],
  ['Responses', (settings) => createOpenAI(settings).responses('gpt-5.2')],
  ['messages', (settings) => createAnthropic(settings)('claude-opus-4-8')],
];

describe('raw chunks of a turn with a hidden round', () => {
  it.each(MODELS)('come with what was made of them, and none for the call: %s', async (_, make) => {
    const provider = createProvider();
    provider.script([say('One moment.'), retrieve({ query: 'failed' })], say('Found.'));
    const model = wrapLanguageModel({
      model: make({ apiKey: 'test', fetch: provider.fetch }),
      middleware: headroomMiddleware({ store: 'memory' }),
    });

    const { fullStream } = streamText({
      model,
      prompt: `Who failed?\n\n${USERS}`,
      includeRawChunks: true,
    });
    const seen: string[] = [];
    for await (const part of fullStream) {
      if (part.type === 'raw') seen.push(withoutTools(part.rawValue));
      if (part.type === 'text-delta') seen.push(`text ${part.text.trim()}`);
    }

    expect(provider.requests).toHaveLength(2);
    expect(seen.filter((each) => each.includes('headroom_retrieve'))).toEqual([]);
    expect(seen.filter((each) => each.includes('"tool_calls"'))).toEqual([]);
    for (const said of ['One moment.', 'Found.']) {
      const at = seen.indexOf(`text ${said}`);
      expect(seen[at - 1]).toContain(said);
    }
    expect(seen.at(-1)).toMatch(/usage|completed|message_stop/);
  });
});

describe('chunks that wait for what is made of them', () => {
  const chunk = (rawValue: string): LanguageModelV4StreamPart => ({ type: 'raw', rawValue });
  const textEnd: LanguageModelV4StreamPart = { type: 'text-end', id: '0' };
  const text: LanguageModelV4StreamPart = { type: 'text-delta', id: '0', delta: 'Hi' };

  it('do not come for a hidden call that ends the text before it, as Gemini writes it', () => {
    const chunks = rawChunks();
    expect(chunks.take(chunk('a call'))).toEqual([]);
    expect(chunks.show([textEnd])).toEqual([]);
    expect(chunks.leaveOut()).toEqual([textEnd]);
    expect(chunks.release()).toEqual([]);
  });

  it('come before the end of the text that they bring', () => {
    const chunks = rawChunks();
    chunks.take(chunk('the end'));
    chunks.show([textEnd]);
    expect(chunks.take(chunk('more'))).toEqual([chunk('the end'), textEnd]);
    expect(chunks.show([text])).toEqual([chunk('more'), text]);
  });

  it('leave an end of text that no chunk came for where it is', () => {
    const chunks = rawChunks();
    expect(chunks.show([text])).toEqual([text]);
    expect(chunks.show([textEnd])).toEqual([textEnd]);
  });

  it('wait for the end of the last answer where they tell of an end', () => {
    const chunks = rawChunks();
    chunks.take(chunk('finish_reason'));
    chunks.show([textEnd]);
    expect(chunks.end()).toEqual([textEnd]);
    expect(chunks.release()).toEqual([chunk('finish_reason')]);
  });
});

/** A chunk as JSON, without the tools of the request, which a response of OpenAI's repeats. */
function withoutTools(rawValue: unknown): string {
  return JSON.stringify(rawValue, (key, value: unknown) => (key === 'tools' ? [] : value));
}
