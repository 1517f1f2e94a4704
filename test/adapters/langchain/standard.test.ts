import { HeadroomChatModel } from '../../../adapters/langchain/index.ts';
import { describeChatModel } from '../../contract/chat-model.ts';
import { bareModel } from '../../support/agents/langchain.ts';

for (const api of ['chat', 'responses', 'anthropic'] as const) {
  describeChatModel(`bare, ${api}`, (fetch) => bareModel({ fetch }, api));
  describeChatModel(
    `with a Headroom, ${api}`,
    (fetch) => new HeadroomChatModel({ model: bareModel({ fetch }, api), store: 'memory' }),
  );
}
