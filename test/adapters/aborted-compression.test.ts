import { createOpenAI } from '@ai-sdk/openai';
import { ChatOpenAI } from '@langchain/openai';
import { generateText, wrapLanguageModel } from 'ai';
import OpenAI from 'openai';
import { expect, it } from 'vitest';

import { headroomMiddleware } from '../../adapters/ai-sdk/index.ts';
import { HeadroomChatModel } from '../../adapters/langchain/index.ts';
import { withHeadroom } from '../../adapters/openai/index.ts';
import type { Headroom } from '../../src/index.ts';
import { say } from '../../src/testing/index.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { USERS } from '../support/users.ts';

interface Call {
  readonly scene: Scene;
  readonly headroom: Headroom;
  readonly signal: AbortSignal;
}

const prompt = `Which failed?\n\n${USERS}`;

const CALLS: Readonly<Record<string, (call: Call) => PromiseLike<unknown>>> = {
  'a client of OpenAI': ({ scene, headroom, signal }) => {
    const { fetch } = scene.provider;
    const client = withHeadroom(new OpenAI({ apiKey: 'none', fetch }), { headroom });
    const messages = [{ role: 'user', content: prompt } as const];
    return client.chat.completions.create({ model: 'gpt-5.2', messages }, { signal });
  },
  'the AI SDK': ({ scene, headroom, signal }) => {
    const { fetch } = scene.provider;
    const model = createOpenAI({ apiKey: 'none', fetch }).chat('gpt-5.2');
    const wrapped = wrapLanguageModel({ model, middleware: headroomMiddleware({ headroom }) });
    return generateText({ model: wrapped, prompt, abortSignal: signal, maxRetries: 0 });
  },
  LangChain: ({ scene, headroom, signal }) => {
    const { fetch } = scene.provider;
    const model = new ChatOpenAI({ model: 'gpt-5.2', apiKey: 'none', configuration: { fetch } });
    return new HeadroomChatModel({ model, headroom }).invoke(prompt, { signal });
  },
};

it.each(Object.entries(CALLS))(
  'a call of %s that is aborted while it is compressed is not sent',
  async (_, call) => {
    const scene = openScene();
    scene.provider.script(say('Never heard.'));
    const caller = new AbortController();
    const outcomes: Promise<unknown>[] = [];
    const compress: Headroom['compress'] = (...given) => {
      caller.abort();
      const outcome = scene.headroom.compress(...given);
      outcomes.push(outcome);
      return outcome;
    };
    const headroom = { ...scene.headroom, compress };
    await expect(call({ scene, headroom, signal: caller.signal })).rejects.toThrow(/abort/i);
    await expect(outcomes[0]).rejects.toBe(caller.signal.reason);
    expect(outcomes).toHaveLength(1);
    expect(scene.provider.requests).toEqual([]);
    expect(scene.warnings).toEqual([]);
  },
);
