import { describeAdapter } from '../../contract/adapter.ts';
import { type LangchainApi, langchainAgent } from '../../support/agents/langchain.ts';
import { skipPauses } from '../../support/no-pauses.ts';

const EVERY_BYTE = { chunkBytes: 1, newline: '\r\n', comments: true, multilineData: true } as const;

const APIS: readonly LangchainApi[] = ['chat', 'responses', 'responses held', 'anthropic'];

skipPauses();

for (const api of APIS) {
  const common = {
    carriesHistory: api !== 'responses held',
    thinks: api !== 'chat',
    bypasses: [{ parameters: { headroom: false } }],
  };
  describeAdapter(`LangChain, ${api}, JSON`, { ...common, agent: langchainAgent(api, 'invoke') });
  describeAdapter(`LangChain, ${api}, SSE`, { ...common, agent: langchainAgent(api, 'stream') });
  // How bytes are cut is seen by the framework alone: Headroom gets the chunks that it reads.
  if (api !== 'chat') continue;
  describeAdapter(`LangChain, ${api}, SSE at every byte`, {
    ...common,
    agent: langchainAgent(api, 'stream'),
    stream: EVERY_BYTE,
  });
}
