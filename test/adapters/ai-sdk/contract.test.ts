import { describeAdapter } from '../../contract/adapter.ts';
import { type AiSdkApi, aiSdkAgent } from '../../support/agents/ai-sdk.ts';

const EVERY_BYTE = { chunkBytes: 1, newline: '\r\n', comments: true, multilineData: true } as const;

const APIS: readonly AiSdkApi[] = ['chat', 'responses', 'responses held', 'anthropic'];

for (const api of APIS) {
  const common = {
    carriesHistory: api !== 'responses held',
    thinks: api !== 'chat',
    bypasses: [{ parameters: { providerOptions: { headroom: { bypass: true } } } }],
  };
  describeAdapter(`AI SDK, ${api}, JSON`, { ...common, agent: aiSdkAgent(api, false) });
  describeAdapter(`AI SDK, ${api}, SSE`, { ...common, agent: aiSdkAgent(api, true) });
  describeAdapter(`AI SDK, ${api}, SSE at every byte`, {
    ...common,
    agent: aiSdkAgent(api, true),
    stream: EVERY_BYTE,
  });
}
