import { ChatAnthropic } from '@langchain/anthropic';
import { ChatOpenAI } from '@langchain/openai';
import { createAgent } from 'langchain';
import { HeadroomChatModel } from 'headroom-ts/langchain';
import { headroomAgentMiddleware } from 'headroom-ts/langchain/agent';
import { expectTypeOf, it } from 'vitest';
import { z } from 'zod';

const openai = new ChatOpenAI({ model: 'gpt-5.2' });
const anthropic = new ChatAnthropic({ model: 'claude-opus-4-5' });
const model = new HeadroomChatModel({ model: openai });
const schema = z.object({ total: z.number() });

it('infers the same with and without', () => {
  expectTypeOf(model.invoke('Hi')).toEqualTypeOf(openai.invoke('Hi'));
  expectTypeOf(model.stream('Hi')).toEqualTypeOf(openai.stream('Hi'));
  const config = { method: 'jsonSchema' } as const;
  const structured = model.withStructuredOutput(schema, config);
  expectTypeOf(structured).toEqualTypeOf(openai.withStructuredOutput(schema, config));
  const raw = { includeRaw: true } as const;
  expectTypeOf(model.withStructuredOutput(schema, raw).invoke('Hi')).toEqualTypeOf(
    openai.withStructuredOutput(schema, raw).invoke('Hi'),
  );
  expectTypeOf(model.withStructuredOutput({ type: 'object' }).invoke('Hi')).toEqualTypeOf(
    openai.withStructuredOutput({ type: 'object' }).invoke('Hi'),
  );
});

it('takes the call options of its model, and one more', () => {
  void model.invoke('Hi', { reasoning: { effort: 'low' }, headroom: false });
  void new HeadroomChatModel({ model: anthropic }).invoke('Hi', { mcp_servers: [] });
  const inPlace = new HeadroomChatModel({ model: new ChatOpenAI({ model: 'gpt-5.2' }) });
  expectTypeOf(inPlace).toEqualTypeOf(model);
  // @ts-expect-error an option of another model
  void model.invoke('Hi', { mcp_servers: 7 });
});

it('takes models with tools, and goes into agents', () => {
  const bound = new HeadroomChatModel({ model: anthropic.bindTools([]) });
  expectTypeOf(bound.invoke('Hi')).toEqualTypeOf(anthropic.invoke('Hi'));
  expectTypeOf(HeadroomChatModel<ChatOpenAI>).toBeConstructibleWith({
    model: openai.bindTools([]),
    mode: 'lossless',
    tags: ['mine'],
  });
  // @ts-expect-error a chain is no chat model
  void new HeadroomChatModel({ model: openai.pipe(({ text }) => text) }).invoke('Hi');
  const agent = createAgent({ model, middleware: [headroomAgentMiddleware()] });
  const bare = createAgent({ model: openai });
  type State = Awaited<ReturnType<typeof agent.invoke>>;
  expectTypeOf<State['messages']>().toEqualTypeOf<
    Awaited<ReturnType<typeof bare.invoke>>['messages']
  >();
});

it('keeps the types of structured answers of agents', () => {
  const agent = createAgent({
    model,
    responseFormat: schema,
    middleware: [headroomAgentMiddleware({ calls: 'visible' })],
  });
  type State = Awaited<ReturnType<typeof agent.invoke>>;
  expectTypeOf<State['structuredResponse']>().toEqualTypeOf<{ total: number }>();
});

it('refuses what it does not know', () => {
  // @ts-expect-error there is no such mode
  void new HeadroomChatModel({ model: openai, mode: 'tiny' }).invoke('Hi');
  // @ts-expect-error no model
  void new HeadroomChatModel({ mode: 'lossless' }).invoke('Hi');
  // @ts-expect-error there is no such way
  headroomAgentMiddleware({ calls: 'none' });
});
