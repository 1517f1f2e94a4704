import { describe, expect, it } from 'vitest';

import { createHeadroom, type Headroom, memoryStore, type Store } from '../../src/index.ts';
import {
  call,
  createProvider,
  type Provider,
  retrieve,
  say,
  type StreamOptions,
  think,
} from '../../src/testing/index.ts';
import {
  type Agent,
  type AgentFactory,
  type AskOptions,
  WIRE_BYPASSES,
} from '../support/agents/agent.ts';
import { USERS } from '../support/users.ts';

/** An adapter under test. */
export interface AdapterCase {
  /** Makes agents on its client. */
  readonly agent: AgentFactory;
  /** How the provider streams. */
  readonly stream?: StreamOptions;
  /** Whether the client holds the whole conversation, so that it survives a lost store. */
  readonly carriesHistory?: boolean;
  /** Whether thinking is part of the API. */
  readonly thinks?: boolean;
  /** How a single request is let through; by default with a header, and with a parameter. */
  readonly bypasses?: readonly AskOptions[];
}

/** What every adapter must do. */
export function describeAdapter(name: string, options: AdapterCase): void {
  const { agent: create, stream = {}, carriesHistory = true, thinks = false } = options;
  const { bypasses = WIRE_BYPASSES } = options;

  interface Scene {
    readonly provider: Provider;
    readonly headroom: Headroom;
    readonly agent: Agent;
  }

  function open(settings: { store?: Store; maxRetries?: number; thinks?: boolean } = {}): Scene {
    const { store = memoryStore(), ...setup } = settings;
    const provider = createProvider({ stream });
    const headroom = createHeadroom({ store, logger: { warn: () => undefined } });
    return { provider, headroom, agent: create({ fetch: provider.fetch, headroom, ...setup }) };
  }

  /** An agent that has got a large tool output and is about to send it. */
  async function withOutput(scene: Scene, output = USERS): Promise<Scene> {
    const { provider, agent } = scene;
    provider.script(call('list_users'));
    agent.say('Which users failed?');
    const { calls } = await agent.ask();
    agent.give(calls[0]?.id ?? '', output);
    return scene;
  }

  function expectHealthy({ provider }: Pick<Scene, 'provider'>): void {
    expect(provider.requests.map((request) => request.refusal)).toEqual(
      provider.requests.map(() => undefined),
    );
    expect(provider.requests.every((request) => request.prefixKept)).toBe(true);
  }

  describe(`${name} keeps the contract of an adapter`, () => {
    it('passes on what the model says, and compresses what tools return', async () => {
      const scene = await withOutput(open());
      scene.provider.script(say('11 of them.'));
      const { text, calls } = await scene.agent.ask();
      expect({ text, calls }).toEqual({ text: '11 of them.', calls: [] });
      expect(scene.provider.requests[1]?.bytes.length).toBeLessThan(USERS.length / 3);
      expectHealthy(scene);
    });

    it('answers calls of headroom_retrieve where the user does not see them', async () => {
      const scene = await withOutput(open());
      const { provider, agent, headroom } = scene;
      provider.script([say('Let me look.'), retrieve({ rows: '200' })], say('Row 200 is fine.'));
      const { text, calls, reason, promptTokens } = await agent.ask();
      expect(text).toBe('Let me look.\n\nRow 200 is fine.');
      expect(calls).toEqual([]);
      expect(['stop', 'end_turn', 'completed']).toContain(reason);
      const [, second, third] = provider.requests;
      expect(promptTokens).toBe((second?.tokens.prompt ?? 0) + (third?.tokens.prompt ?? 0));
      expect(third?.text).toContain('user 199 of 881');
      expect((await headroom.stats()).retrievals).toBe(1);
      agent.say('Thanks.');
      await agent.ask();
      expect(provider.requests).toHaveLength(4);
      expectHealthy(scene);
    });

    it('parks internal calls that come with calls of the user’s tools', async () => {
      const scene = await withOutput(open());
      const { provider, agent } = scene;
      provider.script([retrieve({ rows: '200' }), call('list_users', { page: 2 })], say('Done.'));
      const { calls, reason } = await agent.ask();
      expect(calls.map((each) => each.name)).toEqual(['list_users']);
      expect(['tool_calls', 'tool_use', 'completed']).toContain(reason);
      agent.give(calls[0]?.id ?? '', 'no more users');
      expect((await agent.ask()).text).toBe('Done.');
      expect(provider.requests.at(-1)?.conversation.length).toBeGreaterThanOrEqual(5);
      expect(JSON.stringify(provider.requests.at(-1)?.conversation)).toContain('user 199 of 881');
      agent.say('Thanks.');
      await agent.ask();
      expectHealthy(scene);
    });

    it('answers several internal calls of one turn, and of turns one after the other', async () => {
      const scene = await withOutput(open());
      const { provider, agent } = scene;
      provider.script(
        [retrieve({ rows: '100' }), retrieve({ rows: '200' })],
        retrieve({ query: 'note 3100' }),
        say('Done.'),
      );
      expect((await agent.ask()).text).toBe('Done.');
      agent.say('And the others?');
      provider.script(retrieve({ rows: '300' }), say('Fine too.'));
      expect((await agent.ask()).text).toBe('Fine too.');
      agent.say('Thanks.');
      await agent.ask();
      expect(JSON.stringify(provider.requests.at(-1)?.conversation)).toContain('user 299 of 781');
      expectHealthy(scene);
    });

    it('ends the loop of a model that never stops retrieving', async () => {
      const { provider, agent } = await withOutput(open());
      for (let round = 0; round < 40; round += 1)
        provider.script([say('.'), retrieve({ rows: '1' })]);
      const { calls, text } = await agent.ask();
      expect(calls).toEqual([]);
      expect(text).toContain('.');
      expect(provider.requests.length).toBeLessThanOrEqual(1 + 6);
      expect(provider.requests.every((request) => request.refusal === undefined)).toBe(true);
    });

    it.runIf(thinks)('keeps signed thinking valid through hidden rounds', async () => {
      const scene = await withOutput(open({ thinks: true }));
      const { provider, agent } = scene;
      provider.script(
        [think('first'), retrieve({ rows: '7' })],
        [think('second'), call('list_users')],
      );
      const { thoughts, calls } = await agent.ask();
      expect(thoughts).toHaveLength(2);
      agent.give(calls[0]?.id ?? '', 'none');
      provider.script([think('third'), say('Done.')], [think('fourth'), say('Welcome.')]);
      await agent.ask();
      agent.say('Thanks.');
      expect((await agent.ask()).text).toBe('Welcome.');
      expectHealthy(scene);
    });

    it('goes on after a restart, in another process, with the same store', async () => {
      const store = memoryStore();
      const scene = await withOutput(open({ store, thinks }));
      const { provider, agent } = scene;
      provider.script(retrieve({ rows: '7' }), [retrieve({ rows: '8' }), call('list_users')]);
      const { calls } = await agent.ask();
      const other = createHeadroom({ store });
      const moved = move(agent, { fetch: provider.fetch, headroom: other });
      moved.give(calls[0]?.id ?? '', 'none');
      expect((await moved.ask()).text).toBe('Done.');
      expect(JSON.stringify(provider.requests.at(-1)?.conversation)).toContain('user 7 of 433');
      expectHealthy(scene);
    });

    it.runIf(carriesHistory)('sends valid requests when the store is lost', async () => {
      const { provider, agent } = await withOutput(open({ thinks }));
      provider.script(
        [think('a'), retrieve({ rows: '7' })],
        [think('b'), retrieve({ rows: '8' }), call('list_users')],
      );
      const { calls } = await agent.ask();
      const lost = (): Agent =>
        move(agent, { fetch: provider.fetch, headroom: createHeadroom({ store: memoryStore() }) });
      agent.give(calls[0]?.id ?? '', 'none');
      provider.script([think('c'), retrieve({ rows: '9' })], [think('d'), say('Found.')]);
      expect((await lost().ask()).text).toBe('Found.');
      agent.say('Thanks.');
      await lost().ask();
      expect(provider.requests.every((request) => request.refusal === undefined)).toBe(true);
    });

    it('keeps conversations on one client apart, however alike they are', async () => {
      const first = await withOutput(open());
      const { provider, headroom } = first;
      const agent = create({ fetch: provider.fetch, headroom });
      const second = await withOutput(
        { provider, headroom, agent },
        USERS.replaceAll('failed', 'broken'),
      );
      const words = [
        [first, 'failed'],
        [second, 'broken'],
      ] as const;
      for (const [scene, word] of words) {
        provider.script(retrieve({ rows: '38' }), say('Yes.'));
        expect((await scene.agent.ask()).text).toBe('Yes.');
        expect(JSON.stringify(provider.requests.at(-1)?.conversation)).toContain(word);
      }
      for (const [scene, word] of words) {
        scene.agent.say('Sure?');
        await scene.agent.ask();
        const seen = JSON.stringify(provider.requests.at(-1)?.conversation);
        expect(
          seen.match(/failed|broken/g)?.every((each) => each === word || each === 'failed'),
        ).toBe(true);
        expect(seen).toContain(word);
        expect(seen).toContain('row 38');
      }
      expect(provider.requests.every((request) => request.refusal === undefined)).toBe(true);
    });

    it('lets a request through as it is when asked to', async () => {
      for (const bypass of bypasses) {
        const { provider, agent } = await withOutput(open());
        await agent.ask(bypass);
        const request = provider.requests.at(-1);
        expect(request?.refusal).toBeUndefined();
        expect(request?.text).toContain(JSON.stringify(USERS).slice(1, -1));
        expect(request?.text).not.toContain('headroom');
        expect(request?.headers).not.toHaveProperty('x-headroom-bypass');
      }
    });

    it('sends the very same bytes when there is nothing to do', async () => {
      const parameters = { tools: undefined };
      const texts = await Promise.all(
        [undefined, createHeadroom({ store: 'memory' })].map(async (headroom) => {
          const provider = createProvider({ stream });
          const agent = create({ fetch: provider.fetch, headroom });
          agent.say('Hello “world” \u{1F600} 1.0 1e2');
          await agent.ask({ parameters });
          return provider.requests[0]?.text;
        }),
      );
      expect(texts[0]).toBe(texts[1]);
    });

    it('passes on errors of the provider, retried as often as without it', async () => {
      for (const [status, maxRetries, sent] of [
        [429, 2, 3],
        [500, 1, 2],
        [400, 2, 1],
      ] as const) {
        const { provider, agent } = await withOutput(open({ maxRetries }));
        for (let at = 1; at <= 5; at += 1) {
          provider.fail({ status, headers: { 'retry-after-ms': '1' } }, { at });
        }
        await expect(agent.ask()).rejects.toMatchObject({ status });
        expect(provider.requests).toHaveLength(1 + sent);
      }
    });

    it('survives an error of the provider between two rounds without asking twice', async () => {
      const scene = await withOutput(open({ maxRetries: 2 }));
      const { provider, agent } = scene;
      provider.script(retrieve({ rows: '200' }), say('Fine.'));
      provider.fail({ status: 529, headers: { 'retry-after-ms': '1' } }, { at: 2 });
      const { text, promptTokens } = await agent.ask();
      expect(text).toBe('Fine.');
      expect(provider.requests).toHaveLength(1 + 3);
      const [, first, , last] = provider.requests;
      expect(promptTokens).toBe((first?.tokens.prompt ?? 0) + (last?.tokens.prompt ?? 0));
      agent.say('Thanks.');
      await agent.ask();
      expect(provider.requests.every((request) => request.refusal === undefined)).toBe(true);
    });

    it('ends with the client, in the first round and in a hidden one', async () => {
      for (const at of [1, 2]) {
        const { provider, agent } = await withOutput(open());
        provider.script(retrieve({ rows: '200' }), say('Never heard.'));
        provider.fail({ timeout: true }, { at });
        const controller = new AbortController();
        const asked = agent.ask({ signal: controller.signal });
        const outcome = asked.then(() => 'answered', String);
        await expect.poll(() => provider.requests.length).toBe(1 + at);
        controller.abort();
        await expect.poll(() => provider.requests.at(-1)?.aborted).toBe(true);
        expect(await outcome).toMatch(/abort/i);
        expect((await agent.ask()).calls).toEqual([]);
        expect(provider.requests.every((request) => request.refusal === undefined)).toBe(true);
      }
    });

    it('lets the request out as the client wrote it when its own work fails', async () => {
      const warnings: string[] = [];
      const headroom = createHeadroom({
        store: failingStore(),
        logger: { warn: (line) => warnings.push(line) },
      });
      const provider = createProvider({ stream });
      const throwing = { ...headroom, compress: fail };
      const agent = create({ fetch: provider.fetch, headroom: throwing });
      await withOutput({ provider, headroom, agent });
      await agent.ask();
      expect(provider.requests).toHaveLength(2);
      expect(provider.requests[1]?.text).toContain(JSON.stringify(USERS).slice(1, -1));
      expect((await headroom.stats()).failures).toBeGreaterThan(0);
      expect(warnings.join()).toContain('disk on fire');
      expect(warnings.join()).not.toContain('secret');
    });

    it('leaves nothing out when the store fails', async () => {
      const { provider, agent } = await withOutput(open({ store: failingStore() }));
      await agent.ask();
      expect(provider.requests[1]?.text).not.toMatch(/\[headroom hash=[0-9a-f]/);
      expect(provider.requests.every((request) => request.refusal === undefined)).toBe(true);
    });
  });

  /** The same conversation on another client. */
  function move(agent: Agent, setup: Parameters<AgentFactory>[0]): Agent {
    return agent.moveTo({ ...setup, thinks });
  }
}

function failingStore(): Store {
  return { ...memoryStore(), touch: fail, put: fail, recall: fail, remember: fail };
}

async function fail(): Promise<never> {
  throw new Error('disk on fire');
}
