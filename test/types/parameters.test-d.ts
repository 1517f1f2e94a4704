import Anthropic from '@anthropic-ai/sdk';
import { withHeadroom as withHeadroomForAnthropic } from 'headroom-ts/anthropic';
import { withHeadroom } from 'headroom-ts/openai';
import OpenAI from 'openai';
import { expectTypeOf, it } from 'vitest';

type Flag = boolean | undefined;
type FlagOf<Method> = Method extends (body: infer Body, ...rest: never) => unknown
  ? 'headroom' extends keyof NonNullable<Body>
    ? NonNullable<Body>['headroom']
    : never
  : never;

it('takes headroom: false among the parameters of OpenAI’s requests', () => {
  const { chat, responses, beta } = withHeadroom(new OpenAI());
  expectTypeOf<FlagOf<typeof chat.completions.create>>().toEqualTypeOf<Flag>();
  for (const api of [responses, beta.responses]) {
    expectTypeOf<FlagOf<typeof api.create>>().toEqualTypeOf<Flag>();
    expectTypeOf<FlagOf<typeof api.compact>>().toEqualTypeOf<Flag>();
    expectTypeOf<FlagOf<typeof api.inputTokens.count>>().toEqualTypeOf<Flag>();
  }
});

it('takes headroom: false among the parameters of Anthropic’s requests', () => {
  const { messages, beta } = withHeadroomForAnthropic(new Anthropic());
  for (const api of [messages, beta.messages]) {
    expectTypeOf<FlagOf<typeof api.create>>().toEqualTypeOf<Flag>();
    expectTypeOf<FlagOf<typeof api.countTokens>>().toEqualTypeOf<Flag>();
  }
});
