import { HumanMessage, ToolMessage } from '@langchain/core/messages';
import { describe, expect, it } from 'vitest';

import { call, retrieve, say } from '../../../src/testing/index.ts';
import { asked, openScene } from './scene.ts';

const users = {
  type: 'function' as const,
  function: { name: 'list_users', parameters: { type: 'object', properties: {} } },
};

describe.each(['chat', 'responses', 'anthropic'] as const)(
  'events of content blocks over %s',
  (api) => {
    it('tells the content-block protocol what the model says', async () => {
      const { provider, model } = openScene(api);
      provider.script(
        [say('Let me look.'), retrieve({ rows: '38' })],
        say('User 37.'),
        call('list_users', { page: 2 }),
      );
      const bound = model.bindTools([users]);
      const stream = bound.streamEvents(asked());
      const events = [];
      for await (const event of stream) events.push(event);
      expect(JSON.stringify(events)).not.toContain('headroom_retrieve');
      expect(await stream.text).toBe('Let me look.\n\nUser 37.');
      expect(JSON.stringify(await stream.output)).not.toContain('headroom_retrieve');
      const next = bound.streamEvents([...asked(), await stream.output, new HumanMessage('And?')]);
      expect((await next.toolCalls).map(({ name }) => name)).toEqual(['list_users']);
    });

    it('puts an answer that came as events back in the order in which it was written', async () => {
      const { provider, model } = openScene(api);
      const bound = model.bindTools([users]);
      provider.script([say('Let me look.'), retrieve({ rows: '38' }), call('list_users')]);
      const output = await bound.streamEvents(asked()).output;
      const results = output.tool_calls?.map(({ id = '' }) => {
        return new ToolMessage({ tool_call_id: id, content: 'none' });
      });
      await bound.invoke([...asked(), output, ...(results ?? [])]);
      const written = JSON.stringify(provider.requests[1]?.conversation);
      const places = ['Let me look.', 'headroom_retrieve', 'none'].map((text) =>
        written.indexOf(text),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((left, right) => left - right));
    });

    it('numbers the blocks of its events from the start', async () => {
      const { provider, model } = openScene(api);
      const numbers = new Set<number>();
      provider.script(retrieve({ rows: '38' }), [say('User 37.'), call('list_users')]);
      for await (const event of model.bindTools([users]).streamEvents(asked())) {
        if ('index' in event) numbers.add(event.index);
      }
      expect([...numbers]).toEqual([0, 1]);
    });
  },
);
