import { expect, test } from 'vitest';

import { openaiResponsesLens } from '../../../engine/messages/openai-responses.ts';

test('finds every kind of call output with the call behind it', () => {
  const items = [
    { type: 'function_call', id: 'fc_1', call_id: 'a', name: 'search', arguments: '{"q":1}' },
    { type: 'function_call_output', call_id: 'a', output: 'hits' },
    { type: 'custom_tool_call', call_id: 'b', name: 'sql', input: 'SELECT 1' },
    {
      type: 'custom_tool_call_output',
      call_id: 'b',
      output: [{ type: 'input_image' }, { type: 'input_text', text: 'row' }],
    },
    { type: 'local_shell_call', id: 'ls', call_id: 'c', action: { command: ['ls'] } },
    { type: 'local_shell_call_output', id: 'ls', output: 'files' },
    { type: 'shell_call', call_id: 'd', action: { commands: ['ls'] } },
    { type: 'shell_call_output', call_id: 'd', output: [{ stdout: 'out', stderr: 'err' }] },
    {
      type: 'mcp_call',
      id: 'm',
      name: 'issues',
      arguments: '{}',
      output: 'list',
      server_label: 'x',
    },
    { type: 'computer_call_output', call_id: 'e', output: { type: 'computer_screenshot' } },
    {
      type: 'reasoning',
      encrypted_content: 'secret',
      summary: [{ type: 'summary_text', text: 's' }],
    },
  ];
  const { slots } = openaiResponsesLens.read(items);
  expect(slots.map((slot) => [slot.message, slot.toolName, slot.text])).toEqual([
    [1, 'search', 'hits'],
    [3, 'sql', 'row'],
    [5, 'local_shell', 'files'],
    [7, 'shell', 'out'],
    [7, 'shell', 'err'],
    [8, 'issues', 'list'],
  ]);
  expect(slots[0]?.toolArguments).toBe('{"q":1}');
  expect(slots[2]?.toolArguments).toBe('{"command":["ls"]}');
});

test('finds what was said in easy and full messages', () => {
  const items = [
    { role: 'developer', content: 'rules' },
    { role: 'user', content: 'hello' },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'hi' }] },
    { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'bye' }] },
  ];
  const { slots, utterances } = openaiResponsesLens.read(items);
  expect(slots.map(({ text }) => text)).toEqual(['hello', 'bye']);
  expect(utterances.map(({ text }) => text)).toEqual(['hello', 'hi', 'bye']);
});
