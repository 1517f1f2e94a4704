import OpenAI from 'openai';

import { withHeadroom } from '../../../adapters/openai/index.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { USERS } from '../../support/users.ts';

/** A provider, and a client of it with a Headroom. */
export interface ChatScene extends Scene {
  readonly client: OpenAI;
}

/** Opens a scene. */
export function openChat(...options: Parameters<typeof openScene>): ChatScene {
  const scene = openScene(...options);
  const bare = new OpenAI({ apiKey: 'sk-secret', fetch: scene.provider.fetch, maxRetries: 0 });
  return { ...scene, client: withHeadroom(bare, { headroom: scene.headroom }) };
}

/** What the model may call. */
export const tools: OpenAI.ChatCompletionTool[] = [
  { type: 'function', function: { name: 'list_users', parameters: { type: 'object' } } },
];

/** A conversation in which a tool has just returned something large. */
export function history(): OpenAI.ChatCompletionMessageParam[] {
  const called = { name: 'list_users', arguments: '{}' };
  return [
    { role: 'user', content: 'Which users failed?' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'call_a', type: 'function', function: called }],
    },
    { role: 'tool', tool_call_id: 'call_a', content: USERS },
  ];
}

/** A model whose name does not matter. */
export const model: string = 'gpt-5.2';

/** All references in a request. */
export const REFERENCES: RegExp = /\[headroom hash=[0-9a-f]{24}/g;
