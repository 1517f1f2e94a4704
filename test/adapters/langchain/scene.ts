import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';

import {
  HeadroomChatModel,
  type HeadroomChatModelFields,
} from '../../../adapters/langchain/index.ts';
import { createHeadroom, type Headroom } from '../../../src/index.ts';
import { createProvider, type Provider } from '../../../src/testing/index.ts';
import { bareModel, type LangchainApi } from '../../support/agents/langchain.ts';
import { USERS } from '../../support/users.ts';

/** A wrapped chat model in front of a provider with a script. */
export interface Scene {
  readonly provider: Provider;
  readonly headroom: Headroom;
  readonly bare: ReturnType<typeof bareModel>;
  readonly model: HeadroomChatModel;
}

/** Opens a scene; fields are those of the wrapped model. */
export function openScene(
  api: LangchainApi = 'chat',
  fields: Partial<HeadroomChatModelFields> = {},
): Scene {
  const provider = createProvider();
  const headroom = createHeadroom({ store: 'memory', logger: { warn: () => undefined } });
  const bare = bareModel({ fetch: provider.fetch }, api);
  const model = new HeadroomChatModel({ ...fields, model: bare, headroom });
  return { provider, headroom, bare, model };
}

/** A conversation that ends with a large tool output. */
export function asked(): BaseMessage[] {
  return [
    new HumanMessage('Which users failed?'),
    new AIMessage({
      content: 'One moment.',
      tool_calls: [{ id: 'call_0', name: 'list_users', args: {} }],
    }),
    new ToolMessage({ tool_call_id: 'call_0', content: USERS }),
  ];
}
