import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

import type { Provider } from '../../../src/testing/index.ts';

/** Clients of the real SDKs that talk to a provider in process. */
export function openaiOf(provider: Provider): OpenAI {
  return new OpenAI({ apiKey: 'test', fetch: provider.fetch, maxRetries: 0 });
}

export function anthropicOf(provider: Provider): Anthropic {
  return new Anthropic({
    apiKey: 'test',
    fetch: provider.fetch,
    maxRetries: 0,
    logLevel: 'off',
  });
}

/** Everything that an iterable gives. */
export async function listOf<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** What a promise rejects with; fails if it does not. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<Error & { status?: number }> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('the request was not refused');
}

interface WeatherSchema extends Record<string, unknown> {
  type: 'object';
  properties: { city: { type: 'string' } };
  required: string[];
}

const parameters: WeatherSchema = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
};

export const chatTool: OpenAI.ChatCompletionFunctionTool = {
  type: 'function',
  function: { name: 'get_weather', parameters },
};
export const responsesTool: OpenAI.Responses.FunctionTool = {
  type: 'function',
  name: 'get_weather',
  parameters,
  strict: false,
};
export const anthropicTool: Anthropic.Tool = { name: 'get_weather', input_schema: parameters };
