import { expect, test } from 'vitest';

import { lensFor } from '../../../engine/messages/lens-for.ts';
import { isRetrieveTool } from '../../../engine/messages/retrieve-tool.ts';

test.each([
  ['openai-chat', [{ role: 'user', content: 'hi' }]],
  [
    'openai-chat',
    [
      { role: 'user', content: 'hi' },
      { role: 'tool', tool_call_id: 'x', content: '' },
    ],
  ],
  ['openai-responses', [{ role: 'user', content: 'hi' }, { type: 'reasoning' }]],
  ['openai-responses', [{ role: 'user', content: [{ type: 'input_text', text: 'hi' }] }]],
  ['anthropic', [{ role: 'user', content: [{ type: 'tool_result', content: '' }] }]],
  [
    'anthropic',
    [
      { role: 'user', content: 'hi' },
      { role: 'assistant', content: [{ type: 'thinking' }] },
    ],
  ],
  [
    'ai-sdk',
    [
      { role: 'user', content: 'hi' },
      { role: 'tool', content: [{ type: 'tool-result', output: { type: 'json', value: [] } }] },
    ],
  ],
  ['ai-sdk', [{ role: 'assistant', content: [{ type: 'reasoning', text: 'hm' }] }]],
  ['ai-sdk', [{ role: 'user', content: [{ type: 'file', mediaType: 'image/png', data: '' }] }]],
  ['ai-sdk', [{ role: 'user', content: [{ type: 'image', image: '' }] }]],
  ['openai-chat', [{ role: 'user', content: [{ type: 'file', file: { file_id: 'f' } }] }]],
  ['anthropic', [{ role: 'user', content: [{ type: 'image', source: {} }] }]],
])('recognises %s', (format, messages) => {
  expect(lensFor(messages)?.format).toBe(format);
});

test.each([[[]], [[null, 7, 'text']], [[{ type: 'human', content: 'hi' }]]])(
  'does not guess: %j',
  (messages) => {
    expect(lensFor(messages)).toBeUndefined();
  },
);

test('takes the format it is told', () => {
  expect(lensFor([], 'anthropic')?.format).toBe('anthropic');
});

test.each([
  'headroom_retrieve',
  'mcp__headroom__headroom_retrieve',
  'headroom.headroom_retrieve',
  'functions.headroom_retrieve',
  'functions.headroom_retrieve:0',
])('%s is our tool', (name) => {
  expect(isRetrieveTool(name)).toBe(true);
});

test.each(['headroom_retrieve_stats', 'myheadroom_retrieve', 'retrieve', '', 'headroom_retrieved'])(
  '%j is not our tool',
  (name) => {
    expect(isRetrieveTool(name)).toBe(false);
  },
);
