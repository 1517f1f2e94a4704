import { isStepCount, jsonSchema, tool, ToolLoopAgent, wrapLanguageModel } from 'ai';
import { expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { retrieves, scriptedModel, toolCall } from '../../support/scripted-model.ts';
import { USERS } from '../../support/users.ts';

it('serves agents, whose steps are those of the user’s tools', async () => {
  const model = scriptedModel([toolCall('list_users')], retrieves({ rows: '38' }), [
    { type: 'text', text: 'User 37.' },
  ]);
  const agent = new ToolLoopAgent({
    model: wrapLanguageModel({ model, middleware: headroomMiddleware({ store: 'memory' }) }),
    tools: {
      list_users: tool({
        inputSchema: jsonSchema<object>({ type: 'object' }),
        execute: () => USERS,
      }),
    },
    stopWhen: isStepCount(5),
  });
  const { text, steps } = await agent.generate({ prompt: 'Who failed?' });
  expect(text).toBe('User 37.');
  expect(steps.map(({ toolCalls }) => toolCalls.length)).toEqual([1, 0]);
  expect(model.doGenerateCalls).toHaveLength(3);
  expect(JSON.stringify(model.doGenerateCalls[2]?.prompt)).toContain('user 37 of');
});
