import { expectTypeOf, test } from 'vitest';

import { compress, type CompressResult, createHeadroom } from '../../src/index.ts';

interface Message {
  readonly role: 'user' | 'tool';
  readonly content: string;
}

test('messages keep their type', () => {
  const history: readonly Message[] = [{ role: 'user', content: 'hello' }];
  expectTypeOf(compress(history)).resolves.toEqualTypeOf<CompressResult<Message>>();
  expectTypeOf<CompressResult<Message>['messages']>().toEqualTypeOf<Message[]>();
});

test('wrong options do not compile', () => {
  // @ts-expect-error unknown mode
  createHeadroom({ mode: 'lossy' });
  // @ts-expect-error the free function leaves no references
  void compress([], { retrieval: 'tool' });
});
