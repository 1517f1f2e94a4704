import { generateText, jsonSchema, type ModelMessage, type ToolSet, wrapLanguageModel } from 'ai';
import { expect, it } from 'vitest';

import { headroomMiddleware } from '../../../adapters/ai-sdk/index.ts';
import { dayLog } from '../../support/day-log.ts';
import { retrieves, scriptedModel, toolCall } from '../../support/scripted-model.ts';

const anything = { inputSchema: jsonSchema<Record<string, unknown>>({ type: 'object' }) };
const tools: ToolSet = { read_log: anything, send_report: anything };
/** What the model reads again on the first day. */
const LINES = '200-204';

it.each(['text', 'json'] as const)(
  'what one conversation has hidden is not put into another whose tool returned as much %s',
  async (type) => {
    const report = toolCall('send_report', {}, 'second');
    const scripted = scriptedModel(retrieves({ lines: LINES }), [report], [], [report], []);
    const middleware = headroomMiddleware({ store: 'memory' });
    const model = wrapLanguageModel({ model: scripted, middleware });
    for (const day of [1, 2]) {
      const messages: ModelMessage[] = [
        { role: 'user', content: 'Report what failed today.' },
        called('read_log', 'first'),
        returned('read_log', 'first', { type, value: dayLog(day) }),
      ];
      const { toolCalls } = await generateText({ model, messages, tools });
      expect(toolCalls.map(({ toolCallId }) => toolCallId)).toEqual(['second']);
      messages.push(called('send_report', 'second'));
      messages.push(returned('send_report', 'second', { type: 'text', value: 'sent' }));
      await generateText({ model, messages, tools });
      const { prompt } = scripted.doGenerateCalls.at(-1) ?? {};
      expect(JSON.stringify(prompt).includes(LINES)).toBe(day === 1);
    }
  },
);

function called(toolName: string, toolCallId: string): ModelMessage {
  return { role: 'assistant', content: [{ type: 'tool-call', toolCallId, toolName, input: {} }] };
}

function returned(
  toolName: string,
  toolCallId: string,
  output: { readonly type: 'text' | 'json'; readonly value: string },
): ModelMessage {
  return { role: 'tool', content: [{ type: 'tool-result', toolCallId, toolName, output }] };
}
