import { describeAdapter } from '../../contract/adapter.ts';
import { type AiSdkApi, aiSdkAgent } from '../../support/agents/ai-sdk.ts';

const EVERY_BYTE = { chunkBytes: 1, newline: '\r\n', comments: true, multilineData: true } as const;

const APIS: readonly AiSdkApi[] = [
  'chat',
  'responses',
  'responses held',
  'anthropic',
  'anthropic thread',
];

for (const api of APIS) {
  const common = {
    carriesHistory: !api.includes(' '),
    thinks: api !== 'chat',
    bypasses: [{ parameters: { providerOptions: { headroom: { bypass: true } } } }],
  };
  describeAdapter(`AI SDK, ${api}, JSON`, { ...common, agent: aiSdkAgent({ api, stream: false }) });
  // A thread is continued once, so that a stream that was ended cannot be asked for again.
  if (api === 'anthropic thread') continue;
  describeAdapter(`AI SDK, ${api}, SSE`, { ...common, agent: aiSdkAgent({ api, stream: true }) });
  // How bytes are cut is seen by the SDK alone: Headroom gets the parts that it reads.
  if (api !== 'chat') continue;
  describeAdapter(`AI SDK, ${api}, SSE at every byte`, {
    ...common,
    agent: aiSdkAgent({ api, stream: true }),
    stream: EVERY_BYTE,
  });
}
