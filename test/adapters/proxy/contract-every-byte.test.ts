import { afterAll } from 'vitest';

import { describeAdapter } from '../../contract/adapter.ts';
import { AGENTS, throughProxy } from './through-proxy.ts';

const opened = new AsyncDisposableStack();
afterAll(() => opened.disposeAsync(), 60_000);

for (const { name, make, thinks } of AGENTS) {
  // Google's SDK does not read events whose data is spread over several lines.
  const multilineData = name !== 'gemini';
  describeAdapter(`${name} through the proxy, SSE at every byte`, {
    agent: throughProxy(make(true), opened),
    thinks,
    stream: { chunkBytes: 1, newline: '\r\n', comments: true, multilineData },
  });
}
