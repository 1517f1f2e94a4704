import type Anthropic from '@anthropic-ai/sdk';
import AnthropicOldest from 'anthropic-sdk-0.101';

import { describeAdapter } from '../../contract/adapter.ts';
import { anthropicAgent } from '../../support/agents/anthropic.ts';

const EVERY_BYTE = { chunkBytes: 1, newline: '\r\n', comments: true, multilineData: true } as const;

for (const beta of [false, true]) {
  const name = beta ? 'anthropic beta' : 'anthropic';
  describeAdapter(`${name}, JSON`, {
    agent: anthropicAgent({ stream: false, beta }),
    thinks: true,
  });
  describeAdapter(`${name}, SSE`, { agent: anthropicAgent({ stream: true, beta }), thinks: true });
  // The events are the same ones.
  if (beta) continue;
  describeAdapter(`${name}, SSE at every byte`, {
    agent: anthropicAgent({ stream: true, beta }),
    thinks: true,
    stream: EVERY_BYTE,
  });
}

// The oldest version that is supported; for what is used here its types are the same.
const Client = AnthropicOldest as unknown as typeof Anthropic;

for (const stream of [false, true]) {
  describeAdapter(`anthropic 0.101, ${stream ? 'SSE' : 'JSON'}`, {
    agent: anthropicAgent({ stream, beta: false, Client }),
    thinks: true,
  });
}
