import { AIMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { expect, it } from 'vitest';

import { call, retrieve, say } from '../../../src/testing/index.ts';
import { dayLog } from '../../support/day-log.ts';
import { openScene } from './scene.ts';

/** What the model reads again on the first day. */
const LINES = '200-204';

it('what one conversation has hidden is not put into another whose tool returned as much', async () => {
  const { provider, model } = openScene();
  const tools = ['read_log', 'send_report'].map((name) => ({
    type: 'function' as const,
    function: { name, parameters: { type: 'object' } },
  }));
  const bound = model.bindTools(tools);
  for (const day of [1, 2]) {
    const messages = [
      new HumanMessage('Report what failed today.'),
      new AIMessage({ content: '', tool_calls: [{ id: 'first', name: 'read_log', args: {} }] }),
      new ToolMessage({ tool_call_id: 'first', content: dayLog(day) }),
    ];
    const report = call('send_report', {}, { id: 'second' });
    provider.script(...(day === 1 ? [retrieve({ lines: LINES })] : []), report, say('Sent.'));
    messages.push(await bound.invoke(messages));
    messages.push(new ToolMessage({ tool_call_id: 'second', content: 'sent' }));
    await bound.invoke(messages);
    expect(provider.requests.at(-1)?.text.includes(LINES)).toBe(day === 1);
  }
});
