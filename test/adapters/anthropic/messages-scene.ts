import Anthropic from '@anthropic-ai/sdk';

import { withHeadroom } from '../../../adapters/anthropic/index.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

/** A provider, and a client of it with a Headroom. */
export interface MessagesScene extends Scene {
  readonly client: Anthropic;
}

/** Opens a scene. */
export function openMessages(...options: Parameters<typeof openScene>): MessagesScene {
  const scene = openScene(...options);
  const bare = new Anthropic({ apiKey: 'sk-secret', fetch: scene.provider.fetch, maxRetries: 0 });
  return { ...scene, client: withHeadroom(bare, { headroom: scene.headroom }) };
}

type Common = Pick<Anthropic.MessageCreateParams, 'model' | 'max_tokens'> & {
  readonly tools: Anthropic.Tool[];
};

const tools = [{ name: 'list_users', input_schema: { type: 'object' as const } }];
/** The parameters of all requests. */
export const common: Common = { model: 'claude-opus-4-5', max_tokens: 4000, tools };

/** A conversation in which a tool has just returned something large. */
export function history(
  content: Anthropic.ToolResultBlockParam['content'] = USERS,
): Anthropic.MessageParam[] {
  return [
    { role: 'user', content: 'Which users failed?' },
    {
      role: 'assistant',
      content: [{ type: 'tool_use', id: 'toolu_a', name: 'list_users', input: {} }],
    },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_a', content }] },
  ];
}
