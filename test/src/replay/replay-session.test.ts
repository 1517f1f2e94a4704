import { describe, expect, it } from 'vitest';

import {
  type ModelPrices,
  type RecordedSession,
  replaySession,
  requestsOf,
  retrieveTool,
  tokenCounter,
} from '../../../src/index.ts';
import { USERS } from '../../support/users.ts';

const counter = tokenCounter('gpt-5.2');
const TOOL_TOKENS = counter.count(JSON.stringify(retrieveTool('openai-chat')));

/** A dollar for a token, so that costs are tokens. */
const PLAIN: ModelPrices = {
  provider: 'openai',
  input: 1_000_000,
  cacheWrite: 1_000_000,
  cacheRead: 1_000_000,
  output: 1_000_000,
  minimumPrefix: 0,
  cacheStep: 1,
  cacheMinutes: 5,
};
/** Writing costs, reading does not. */
const FREE_READS: ModelPrices = { ...PLAIN, cacheRead: 0 };

const call = { id: 'a', type: 'function', function: { name: 'list_users', arguments: '{}' } };

function session(output: string, change: Partial<RecordedSession> = {}): RecordedSession {
  const messages = [
    { role: 'user', content: 'Which users failed?' },
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: 'a', content: output },
    { role: 'assistant', content: 'Eleven.' },
    { role: 'user', content: 'Thanks. And who is next?' },
    { role: 'assistant', content: 'Nobody.' },
  ];
  const requests = requestsOf(messages);
  return { id: 's', agent: 'test', model: 'gpt-5.2', messages, requests, ...change };
}

const lossless = { mode: 'lossless' } as const;

describe('a replayed session', () => {
  it.each([
    [undefined, {}, 'replaySession(): option session: expected an object, and it is missing'],
    [{ messages: [] }, {}, 'option session.requests: expected an array, and it is missing'],
    [
      { messages: [], requests: [3] },
      {},
      'option session.requests.0: expected an object, and it is 3',
    ],
    [session(''), { modle: 'a' }, 'replaySession(): unknown option modle; did you mean model?'],
    [session(''), { prices: { ...PLAIN, input: '5' } }, 'option prices.input: expected a number'],
    [session(''), { prices: { input: 5 } }, 'option prices.output: expected a number, and it is m'],
    [session(''), { headroom: 5 }, 'option headroom: expected an object, and it is 5'],
    [session(''), { headroom: { moed: 'a' } }, 'option headroom: unknown option moed; did you me'],
  ])('is checked, and so are the options: %j %j', async (given, options, message) => {
    await expect(replaySession(given as never, options as never)).rejects.toThrow(
      expect.objectContaining({
        code: 'invalid_options',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('has a request before each answer', () => {
    expect(session('').requests).toEqual([{ messages: 1 }, { messages: 3 }, { messages: 5 }]);
  });

  it('costs what its prompts weigh, by hand', async () => {
    const { cost, tokens, blocks } = await replaySession(session(USERS), {
      prices: PLAIN,
      headroom: lossless,
    });
    const block = blocks.find(({ toolName }) => toolName === 'list_users');
    const saved = (block?.tokens.before ?? 0) - (block?.tokens.after ?? 0);
    expect(saved).toBeGreaterThan(1000);
    // The output is in two of the three prompts.
    expect(tokens.before - tokens.after).toBe(2 * saved);
    expect(cost?.without).toBeCloseTo(tokens.before);
    expect(cost?.with).toBeCloseTo(tokens.after);
    expect(block).toMatchObject({ requests: 2, outcome: 'lossless' });
    expect(block?.saved).toBeCloseTo(2 * saved);
  });

  it('pays for what is new only where the cache has the rest', async () => {
    const { cost, tokens, turns } = await replaySession(session(USERS), {
      prices: FREE_READS,
      headroom: lossless,
    });
    expect(cost?.without).toBeCloseTo(turns.at(-1)?.tokens.before ?? 0);
    expect(tokens.before).toBeGreaterThan(cost?.without ?? Infinity);
  });

  it('pays again for a prompt that the cache has forgotten', async () => {
    const requests = session(USERS).requests.map(({ messages }, index) => ({
      messages,
      minute: index * 6,
    }));
    const { cost, tokens } = await replaySession(session(USERS, { requests }), {
      prices: FREE_READS,
      headroom: lossless,
    });
    expect(cost?.without).toBeCloseTo(tokens.before);
  });

  it('is at the prices that the user pays for models of that name', async () => {
    const listed = session('none');
    const own = { 'claude-sonnet-5': { input: 20, output: 100 } };
    const model = 'claude-sonnet-5';
    const { cost } = await replaySession(listed, { model, headroom: lossless });
    const dear = await replaySession(listed, { model, headroom: { ...lossless, prices: own } });
    expect(dear.cost?.without).toBeCloseTo(10 * (cost?.without ?? 0));
    const odd = {
      model: 'my-model',
      headroom: { prices: { 'my-model': { input: 1, output: 2 } } },
    };
    expect((await replaySession(listed, odd)).cost?.without).toBeGreaterThan(0);
  });

  it('pays more for long prompts, and saves more where they become shorter', async () => {
    const output = session(USERS);
    const { tokens } = await replaySession(output, { prices: PLAIN, headroom: lossless });
    const last = tokens.before / 2;
    const prices = { ...PLAIN, longPrompts: { above: Math.floor(last * 0.9), times: 2 } };
    const { cost, turns } = await replaySession(output, { prices, headroom: lossless });
    const long = turns.filter(({ tokens: { before } }) => before > prices.longPrompts.above);
    expect(long.length).toBeGreaterThan(0);
    const dearer = long.reduce((sum, turn) => sum + turn.tokens.before, 0);
    expect(cost?.without).toBeCloseTo(tokens.before + dearer);
    expect(cost?.with).toBeCloseTo(tokens.after);
  });

  it('goes on in time where a request tells none, and where a clock was set back', async () => {
    const options = { prices: FREE_READS, headroom: lossless };
    const costAt = async (...minutes: readonly (number | undefined)[]): Promise<number> => {
      const requests = minutes.map((minute, index) => ({ messages: 1 + 2 * index, minute }));
      return (await replaySession(session('text', { requests }), options)).cost?.without ?? 0;
    };
    const warm = await costAt(1000, 1001, 1002);
    expect(await costAt(1000, 1010, 1020)).toBeGreaterThan(warm);
    expect(await costAt(1000, undefined, 1002)).toBe(warm);
    expect(await costAt(undefined, 1001, 1002)).toBe(warm);
    expect(await costAt(1000, 998, 1004)).toBe(warm);
  });

  it('is priced by the cache that the agent asked for', async () => {
    const minutes = [0, 30, 59];
    const requests = minutes.map((minute, index) => ({ messages: 1 + 2 * index, minute }));
    const asked = { requests, model: 'claude-sonnet-5', cacheMinutes: 60 };
    const { prices } = await replaySession(session('text', asked));
    expect(prices).toMatchObject({ input: 2, cacheWrite: 4, cacheRead: 0.2, cacheMinutes: 60 });
    const other = await replaySession(session('text', { ...asked, model: 'gpt-5.2' }));
    expect(other.prices).toMatchObject({ cacheWrite: 1.75, cacheMinutes: 5 });
  });

  it('counts what is recorded before the messages, unless the provider has', async () => {
    const head = { system: 'Answer in one word, whatever is asked.' };
    const tokensOf = async (change: Partial<RecordedSession>): Promise<number> =>
      (await replaySession(session('text', change))).tokens.before;
    const counted = counter.count(JSON.stringify(head));
    expect(await tokensOf({ head })).toBe((await tokensOf({})) + 3 * counted);
    const requests = [{ messages: 1, promptTokens: 100 }];
    expect(await tokensOf({ head, requests })).toBe(100);
  });

  it('debits the tool and the retrievals that are expected', async () => {
    const { cost, tokens, blocks } = await replaySession(session(USERS), { prices: PLAIN });
    expect(blocks.some(({ outcome }) => outcome === 'reference')).toBe(true);
    expect(cost?.least).toBeCloseTo(tokens.after);
    const expected = (cost?.with ?? 0) - (cost?.least ?? 0);
    // A page and a call, a conversation read once more, with the probability of JSON.
    expect(expected).toBeGreaterThan(0.2 * 1500);
    expect(cost?.most).toBeCloseTo((cost?.least ?? 0) + 2 * expected);
  });

  it('is dearer by the definition of the tool where there is nothing to save', async () => {
    const { cost } = await replaySession(session('none'), { prices: PLAIN });
    expect((cost?.with ?? 0) - (cost?.without ?? 0)).toBeCloseTo(3 * TOOL_TOKENS);
    const without = await replaySession(session('none'), { prices: PLAIN, headroom: lossless });
    expect(without.cost?.with).toBe(without.cost?.without);
  });

  it('counts the definition of the tool as it is sent in the format of the session', async () => {
    const messages = [
      { role: 'user', content: 'Which users failed?' },
      { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'list', input: {} }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'None.' }] },
      { role: 'assistant', content: [{ type: 'text', text: 'None.' }] },
    ];
    const { tokens } = await replaySession(
      session('', { messages, requests: requestsOf(messages) }),
      { prices: PLAIN },
    );
    const definition = counter.count(JSON.stringify(retrieveTool('anthropic')));
    expect(tokens.after - tokens.before).toBe(2 * definition);
    expect(definition).toBeLessThan(TOOL_TOKENS);
  });

  it('has the definition of the tool in prompts that may be cached, and where something is left out', async () => {
    const prices = { ...PLAIN, minimumPrefix: 1024 };
    const added = async (given: RecordedSession): Promise<readonly number[]> => {
      const { turns } = await replaySession(given, { prices });
      return turns.map(({ tokens }) => tokens.after - tokens.before);
    };
    expect(await added(session('none'))).toEqual([0, 0, 0]);
    const long = Array.from({ length: 240 }, (_, index) => `Word ${index * 7919}.`).join(' ');
    expect(await added(session(long))).toEqual([0, TOOL_TOKENS, TOOL_TOKENS]);
    const [first, second] = await added(session(USERS));
    expect(first).toBe(0);
    const { blocks } = await replaySession(session(USERS), { prices });
    const saved = blocks.reduce((sum, { tokens }) => sum + tokens.before - tokens.after, 0);
    expect(second).toBe(TOOL_TOKENS - saved);
  });

  it('adds up: turns to the whole, and savings of blocks to the difference', async () => {
    const { cost, turns } = await replaySession(session(USERS), {
      model: 'claude-sonnet-5',
    });
    const sum = (values: readonly (number | undefined)[]): number =>
      values.reduce<number>((total, value) => total + (value ?? Number.NaN), 0);
    expect(sum(turns.map((turn) => turn.cost?.without))).toBeCloseTo(cost?.without ?? 0, 10);
    expect(sum(turns.map((turn) => turn.cost?.with))).toBeCloseTo(cost?.with ?? 0, 10);
    const free = await replaySession(session(USERS), {
      model: 'claude-sonnet-5',
      headroom: lossless,
    });
    expect(sum(free.blocks.map(({ saved }) => saved))).toBeCloseTo(
      (free.cost?.without ?? 0) - (free.cost?.with ?? 0),
      10,
    );
  });

  it('counts what stands before the messages as it was reported', async () => {
    const plain = await replaySession(session('none'), { prices: PLAIN, headroom: lossless });
    const [first, ...rest] = session('none').requests;
    const reported = [{ messages: 1, ...first, promptTokens: 5000 }, ...rest];
    const { turns } = await replaySession(session('none', { requests: reported }), {
      prices: PLAIN,
      headroom: lossless,
    });
    expect(turns[0]?.tokens.before).toBe(5000);
    const head = 5000 - (plain.turns[0]?.tokens.before ?? 0);
    expect(turns[2]?.tokens.before).toBe(head + (plain.turns[2]?.tokens.before ?? 0));
  });

  it('has no price where the model has none', async () => {
    const { model: _, ...unnamed } = session(USERS);
    for (const each of [unnamed, session(USERS, { model: 'my-model' })]) {
      const { cost, blocks, tokens, turns } = await replaySession(each);
      expect(cost).toBeUndefined();
      expect(blocks.map(({ saved }) => saved)).toEqual(blocks.map(() => undefined));
      expect(turns.map((turn) => turn.cost)).toEqual(turns.map(() => undefined));
      expect(tokens.after).toBeLessThan(tokens.before);
    }
  });

  it('keeps no text in memory', async () => {
    const replay = await replaySession(session(USERS), { prices: PLAIN });
    expect(JSON.stringify(replay)).not.toContain('user 17 of');
  });
});
