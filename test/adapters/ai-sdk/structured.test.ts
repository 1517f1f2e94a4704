import {
  generateText,
  isStepCount,
  jsonSchema,
  type LanguageModel,
  Output,
  streamText,
  tool,
  wrapLanguageModel,
} from 'ai';
import type { MockLanguageModelV4 } from 'ai/test';
import { describe, expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { retrieves, scriptedModel, toolCall } from '../../support/scripted-model.ts';
import { USERS } from '../../support/users.ts';

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

  it('comes as it is written, without what was said before it retrieved', async () => {
    const result = streamText({ ...request, model: wrap(structured()) });
    const seen: unknown[] = [];
    for await (const partial of result.partialOutputStream) seen.push(partial);
    expect(seen.at(-1)).toEqual({ failed: 11 });
    expect((await result.steps).at(-1)?.text).toBe('{"failed":11}');
  });

  it('keeps words that no retrieval follows, before the calls of the user’s tools', async () => {
    const model = scriptedModel(
      [{ type: 'text', text: 'Let me see.' }, toolCall('list_users')],
      [
        { type: 'text', text: 'Here it' },
        { type: 'text', text: ' is.' },
      ],
    );
    const { steps } = streamText({ ...request, model: wrap(model), output: Output.json() });
    const contents = (await steps).map(({ content }) => content.map(({ type }) => type));
    expect(contents).toEqual([
      ['text', 'tool-call', 'tool-result'],
      ['text', 'text'],
    ]);
    expect((await steps).map(({ text }) => text)).toEqual(['Let me see.', 'Here it is.']);
  });
});
