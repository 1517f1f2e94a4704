import { describeAdapter } from '../../contract/adapter.ts';
import { aiSdkAgent } from '../../support/agents/ai-sdk.ts';

// AI SDK 6 and its provider packages, whose specification of models is the one before.

for (const api of ['chat', 'responses', 'anthropic'] as const) {
  for (const stream of [false, true]) {
    describeAdapter(`AI SDK 6, ${api}, ${stream ? 'SSE' : 'JSON'}`, {
      agent: aiSdkAgent({ api, stream, version: 6 }),
      thinks: api !== 'chat',
      bypasses: [{ parameters: { providerOptions: { headroom: { bypass: true } } } }],
    });
  }
}
