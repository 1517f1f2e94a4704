import type Anthropic from '@anthropic-ai/sdk';
import type OpenAI from 'openai';
import type { AzureOpenAI } from 'openai';
import { expectTypeOf, test } from 'vitest';

import { withHeadroom as withAnthropic } from '../../adapters/anthropic/index.ts';
import { withHeadroom as withOpenAi } from '../../adapters/openai/index.ts';
import { createHeadroom } from '../../src/index.ts';

declare const openai: OpenAI;
declare const azure: AzureOpenAI;
declare const anthropic: Anthropic;
declare const subclass: OpenAI & { readonly extra: number };

test('the result has the type of the client', () => {
  expectTypeOf(withOpenAi(openai)).toEqualTypeOf<OpenAI>();
  expectTypeOf(withOpenAi(azure)).toEqualTypeOf<AzureOpenAI>();
  expectTypeOf(withOpenAi(subclass)).toEqualTypeOf<typeof subclass>();
  expectTypeOf(withAnthropic(anthropic)).toEqualTypeOf<Anthropic>();
});

test('anything else does not compile', () => {
  // @ts-expect-error a client of the other vendor
  withOpenAi(anthropic);
  // @ts-expect-error a client of the other vendor
  withAnthropic(openai);
  // @ts-expect-error no client
  withOpenAi({});
  // @ts-expect-error no client
  withAnthropic({});
  // @ts-expect-error nothing
  withOpenAi(undefined);
  // @ts-expect-error nothing
  withAnthropic(undefined);
});

test('options are those of a Headroom, or a Headroom', () => {
  withOpenAi(openai, { mode: 'lossless', store: 'memory' });
  withAnthropic(anthropic, { headroom: createHeadroom() });
  // @ts-expect-error unknown option
  withOpenAi(openai, { moode: 'lossless' });
  // @ts-expect-error unknown mode
  withAnthropic(anthropic, { mode: 'lossy' });
  // @ts-expect-error no Headroom
  withOpenAi(openai, { headroom: { mode: 'lossless' } });
});
