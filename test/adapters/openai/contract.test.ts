import OpenAI6 from 'openai-6';
import type OpenAI from 'openai';

import { describeAdapter } from '../../contract/adapter.ts';
import { chatAgent, clientOf } from '../../support/agents/chat.ts';
import { responsesAgent } from '../../support/agents/responses.ts';

const EVERY_BYTE = { chunkBytes: 1, newline: '\r\n', comments: true, multilineData: true } as const;

describeAdapter('openai chat, JSON', { agent: chatAgent(false) });
describeAdapter('openai chat, SSE', { agent: chatAgent(true) });
describeAdapter('openai chat, SSE at every byte', { agent: chatAgent(true), stream: EVERY_BYTE });

for (const heldBy of ['client', 'provider'] as const) {
  const common = { carriesHistory: heldBy === 'client', thinks: true };
  const of = (stream: boolean): ReturnType<typeof responsesAgent> =>
    responsesAgent({ stream, heldBy });
  describeAdapter(`openai responses held by the ${heldBy}, JSON`, { ...common, agent: of(false) });
  describeAdapter(`openai responses held by the ${heldBy}, SSE at every byte`, {
    ...common,
    agent: of(true),
    stream: EVERY_BYTE,
  });
}

// The oldest version that is supported; for what is used here its types are the same.
const open = clientOf(OpenAI6 as unknown as typeof OpenAI);

for (const stream of [false, true]) {
  const form = stream ? 'SSE' : 'JSON';
  describeAdapter(`openai 6.49 chat, ${form}`, { agent: chatAgent(stream, open) });
  for (const heldBy of ['client', 'provider'] as const) {
    describeAdapter(`openai 6.49 responses held by the ${heldBy}, ${form}`, {
      agent: responsesAgent({ stream, heldBy, open }),
      carriesHistory: heldBy === 'client',
      thinks: true,
    });
  }
}
