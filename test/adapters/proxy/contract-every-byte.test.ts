import { afterAll } from 'vitest';

import { describeAdapter } from '../../contract/adapter.ts';
import { AGENTS, throughProxy } from './through-proxy.ts';

const opened = new AsyncDisposableStack();
afterAll(() => opened.disposeAsync(), 60_000);

// What the splicers make of streams cut anywhere is seen without the proxy, in every API; here it is the proxy's turn.
const CUT = new Set(['openai chat', 'anthropic']);

for (const { name, make, thinks } of AGENTS.filter((agent) => CUT.has(agent.name))) {
  describeAdapter(`${name} through the proxy, SSE at every byte`, {
    agent: throughProxy(make(true), opened),
    thinks,
    stream: { chunkBytes: 1, newline: '\r\n', comments: true, multilineData: true },
  });
}
