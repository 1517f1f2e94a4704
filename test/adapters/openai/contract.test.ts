import { describeAdapter } from '../../contract/adapter.ts';
import { chatAgent } from '../../support/agents/chat.ts';
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
