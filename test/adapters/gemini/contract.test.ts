import { describeAdapter } from '../../contract/adapter.ts';
import { geminiAgent } from '../../support/agents/gemini.ts';

// The SDK does not read events whose data is spread over several lines.
const EVERY_BYTE = { chunkBytes: 1, newline: '\r\n', comments: true } as const;

for (const model of ['gemini-3.1-pro', 'gemini-2.5-pro'] as const) {
  const common = { thinks: model === 'gemini-3.1-pro' };
  describeAdapter(`${model}, JSON`, { ...common, agent: geminiAgent({ stream: false, model }) });
  describeAdapter(`${model}, SSE`, { ...common, agent: geminiAgent({ stream: true, model }) });
  // The model decides what goes into a request, not how an answer is read.
  if (model !== 'gemini-3.1-pro') continue;
  describeAdapter(`${model}, SSE at every byte`, {
    ...common,
    agent: geminiAgent({ stream: true, model }),
    stream: EVERY_BYTE,
  });
}
