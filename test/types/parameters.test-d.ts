import Anthropic from '@anthropic-ai/sdk';
import { withHeadroom as withHeadroomForAnthropic } from 'headroom-ts/anthropic';
import { withHeadroom } from 'headroom-ts/openai';
import OpenAI from 'openai';
import { expectTypeOf, it } from 'vitest';

it('takes headroom: false among the parameters of a request', () => {
  const openai = withHeadroom(new OpenAI());
  const anthropic = withHeadroomForAnthropic(new Anthropic());
  type Chat = Parameters<typeof openai.chat.completions.create>[0];
  type Response = Parameters<typeof openai.responses.create>[0];
  type Message = Parameters<typeof anthropic.messages.create>[0];
  type BetaMessage = Parameters<typeof anthropic.beta.messages.create>[0];
  expectTypeOf<Chat['headroom']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<Response['headroom']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<Message['headroom']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<BetaMessage['headroom']>().toEqualTypeOf<boolean | undefined>();
});
