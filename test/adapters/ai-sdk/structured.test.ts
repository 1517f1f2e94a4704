import {
  generateText,
  isStepCount,
  jsonSchema,
  Output,
  streamText,
  tool,
  wrapLanguageModel,
} from 'ai';
import type { LanguageModel } from 'ai';
import type { MockLanguageModelV4 } from 'ai/test';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { USERS } from '../../contract/adapter.ts';
import { retrieves, scriptedModel, toolCall } from '../../support/scripted-model.ts';

const users = {
  list_users: tool({ inputSchema: jsonSchema<object>({ type: 'object' }), execute: () => USERS }),
};

function wrap(model: MockLanguageModelV4): LanguageModel {
  return wrapLanguageModel({ model, middleware: headroomMiddleware({ store: 'memory' }) });
}

describe('structured output', () => {
  const structured = (): ReturnType<typeof scriptedModel> =>
    scriptedModel([toolCall('list_users')], retrieves({}, { type: 'text', text: 'Not {"JSON' }), [
      { type: 'text', text: '{"failed":11}' },
    ]);
  const request = {
    prompt: 'How many failed?',
    tools: users,
    stopWhen: isStepCount(5),
    output: Output.object({ schema: jsonSchema<{ failed: number }>({ type: 'object' }) }),
  };

  it('is that of the last round alone', async () => {
    const { output } = await generateText({ ...request, model: wrap(structured()) });
    expect(output).toEqual({ failed: 11 });
  });

  it('ends with the round that the user has begun to read', async () => {
    const model = scriptedModel(
      [toolCall('list_users')],
      retrieves({}, { type: 'text', text: '{"failed":12}' }),
    );
    const result = streamText({ ...request, model: wrap(model) });
    expect(await result.output).toEqual({ failed: 12 });
    expect(await result.finishReason).toBe('stop');
    expect(model.doStreamCalls).toHaveLength(2);
  });
});
