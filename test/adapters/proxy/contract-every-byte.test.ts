import { afterAll } from 'vitest';

import { describeAdapter } from '../../contract/adapter.ts';
import { chatAgent } from '../../support/agents/chat.ts';
import { throughProxy } from './through-proxy.ts';

const opened = new AsyncDisposableStack();
afterAll(() => opened.disposeAsync(), 60_000);

// What is made of streams cut anywhere is seen without the proxy, in every API; here it is the proxy's turn, which
// hands on the bytes of all of them alike.
describeAdapter('openai chat through the proxy, SSE at every byte', {
  agent: throughProxy(chatAgent(true), opened),
  stream: { chunkBytes: 1, newline: '\r\n', comments: true, multilineData: true },
});
