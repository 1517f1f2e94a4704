import { expect, it } from 'vitest';

import { createHeadroom, memoryStore, type Store } from '../../../src/index.ts';
import {
  call,
  createProvider,
  type Provider,
  retrieve,
  say,
  think,
} from '../../../src/testing/index.ts';
import type { Agent } from '../../support/agents/agent.ts';
import { langchainAgent } from '../../support/agents/langchain.ts';
import { USERS } from '../../support/users.ts';

interface Talk {
  readonly provider: Provider;
  readonly agent: Agent;
  /** The same conversation with another store. */
  readonly move: (store: Store) => Agent;
}

/** A conversation with a hidden round, and then one whose thinking came after it and that waits for a tool. */
async function talkAfterHiddenRound(store: Store): Promise<Talk> {
  const provider = createProvider();
  const setup = { fetch: provider.fetch, thinks: true };
  const agent = langchainAgent(
    'anthropic',
    'invoke',
  )({
    ...setup,
    headroom: createHeadroom({ store }),
  });
  provider.script(call('list_users'));
  agent.say('Who failed?');
  const first = await agent.ask();
  agent.give(first.calls[0]?.id ?? '', USERS);
  provider.script([think('a'), retrieve({ rows: '38' })], [think('b'), say('User 37.')]);
  await agent.ask();
  agent.say('List them again.');
  provider.script([think('c'), retrieve({ rows: '75' })], [think('d'), call('list_users')]);
  const { calls } = await agent.ask();
  agent.give(calls[0]?.id ?? '', 'none');
  return {
    provider,
    agent,
    move: (other) => agent.moveTo({ ...setup, headroom: createHeadroom({ store: other }) }),
  };
}

function expectNoRefusal({ requests }: Provider): void {
  expect(requests.map(({ refusal }) => refusal)).toEqual(requests.map(() => undefined));
}

it('does without thinking for a turn whose thinking is no longer valid', async () => {
  const { provider, move } = await talkAfterHiddenRound(memoryStore());
  provider.script(say('Done.'));
  expect((await move(memoryStore()).ask()).text).toBe('Done.');
  expect(provider.requests.at(-1)?.text).toContain('"thinking":{"type":"disabled"}');
  expectNoRefusal(provider);
});

it('leaves thinking out where an earlier turn is lost', async () => {
  const store = memoryStore();
  const { provider, move } = await talkAfterHiddenRound(store);
  let turns = 0;
  const forgetful: Store = {
    ...store,
    recall: async (keys) => {
      const found = new Map(await store.recall(keys));
      const first = [...found.keys()].find((key) => key.startsWith('turn '));
      if (first !== undefined && found.size > 1) found.delete(first);
      turns = found.size;
      return found;
    },
  };
  await move(forgetful)
    .ask()
    .catch(() => undefined);
  expect(turns).toBe(1);
  expect(provider.requests.at(-1)?.text).not.toContain('headroom1');
});

it('thinks on where nothing is lost', async () => {
  const store = memoryStore();
  const { provider, move } = await talkAfterHiddenRound(store);
  provider.script([think('e'), say('Done.')]);
  expect((await move(store).ask()).text).toBe('Done.');
  expectNoRefusal(provider);
  expect(provider.requests.every(({ prefixKept }) => prefixKept)).toBe(true);
});
