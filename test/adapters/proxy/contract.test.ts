import { afterAll } from 'vitest';

import { describeAdapter } from '../../contract/adapter.ts';
import { AGENTS, throughProxy } from './through-proxy.ts';

const opened = new AsyncDisposableStack();
afterAll(() => opened.disposeAsync(), 60_000);

for (const streams of [false, true]) {
  for (const { name, make, thinks } of AGENTS) {
    describeAdapter(`${name} through the proxy, ${streams ? 'SSE' : 'JSON'}`, {
      agent: throughProxy(make(streams), opened),
      thinks,
    });
  }
}
