import { openai } from '@ai-sdk/openai';
import {
  createProviderRegistry,
  customProvider,
  generateText,
  jsonSchema,
  Output,
  tool,
  wrapLanguageModel,
  wrapProvider,
} from 'ai';
import { headroomMiddleware, retrieveTool } from 'headroom-ts/ai-sdk';
import type { Headroom } from 'headroom-ts';
import { expectTypeOf, it } from 'vitest';

const bare = openai('gpt-5.2');
const middleware = headroomMiddleware();
const model = wrapLanguageModel({ model: bare, middleware });

it('infers the same with and without', () => {
  const request = {
    prompt: 'How many?',
    tools: { count: tool({ inputSchema: jsonSchema<{ of: string }>({}), execute: () => 7 }) },
    output: Output.object({ schema: jsonSchema<{ total: number }>({}) }),
  };
  const ask = () => generateText({ ...request, model });
  const askBare = () => generateText({ ...request, model: bare });
  expectTypeOf(ask).returns.toEqualTypeOf<ReturnType<typeof askBare>>();
  expectTypeOf<Awaited<ReturnType<typeof ask>>['output']>().toEqualTypeOf<{ total: number }>();
});

it('goes wherever a middleware goes', () => {
  expectTypeOf(wrapLanguageModel).toBeCallableWith({ model: bare, middleware: [middleware] });
  wrapProvider({ provider: openai, languageModelMiddleware: middleware });
  createProviderRegistry({ openai }, { languageModelMiddleware: middleware });
  customProvider({ languageModels: { mine: model } });
});

it('gives a tool that goes among others, with its types', () => {
  const headroom = {} as Headroom;
  const ask = () =>
    generateText({
      model,
      prompt: 'How many?',
      tools: { headroom_retrieve: retrieveTool(headroom) },
    });
  type Call = Awaited<ReturnType<typeof ask>>['staticToolCalls'][number];
  expectTypeOf<Call['toolName']>().toEqualTypeOf<'headroom_retrieve'>();
  expectTypeOf<Call['input']['hash']>().toEqualTypeOf<string>();
});

it('refuses options that it does not know', () => {
  // @ts-expect-error there is no such mode
  headroomMiddleware({ mode: 'tiny' });
});
