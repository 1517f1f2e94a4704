import { describe, expect, test } from 'vitest';

import { modelPrices, replaySession, requestsOf } from '../../../src/index.ts';
import type { ChatMessage } from '../conversation.ts';
import { sum } from '../report/statistics.ts';
import { costOverTurns } from './cost-over-turns.ts';
import { peerCosts, policyCosts } from './replay-policies.ts';

const MODEL = 'claude-sonnet-5';
const TURNS = 80;

describe('cost over turns', () => {
  test('grows for every policy, and ends with what the whole session cost', async () => {
    const messages = conversation();
    const session = { id: 'long', agent: 'test', messages, requests: requestsOf(messages) };
    const replay = await replaySession(session, { model: MODEL });
    const prices = modelPrices(MODEL);
    if (prices === undefined) throw new Error('a model without prices');
    const costs = await costOverTurns(session, replay, { prices, peer: undefined });
    if (costs === undefined) throw new Error('a session without costs');
    expect(costs.requests[0]).toBe(1);
    expect(costs.requests).toHaveLength(40);
    expect(costs.requests.at(-1)).toBe(session.requests.length);
    for (const values of [costs.none, costs.headroom, costs.minify]) {
      expect(values).toHaveLength(40);
      expect(values.every((value, index) => value > (values[index - 1] ?? 0))).toBe(true);
    }
    expect(costs.none.at(-1)).toBeCloseTo(replay.cost?.without ?? 0, 6);
    expect(costs.headroom.at(-1)).toBeCloseTo(replay.cost?.with ?? 0, 6);
    expect(costs.minify.at(-1)).toBeLessThan(costs.none.at(-1) ?? 0);
  });
});

describe('the cost of what a peer makes', () => {
  const prices = modelPrices(MODEL);
  const messages = conversation();
  const session = { messages, requests: requestsOf(messages) };
  const costWith = async (compress: (each: readonly ChatMessage[]) => readonly ChatMessage[]) => {
    if (prices === undefined) throw new Error('a model without prices');
    const peer = {
      compress: async (each: readonly ChatMessage[]) => ({
        messages: compress(each),
        milliseconds: 1,
      }),
      [Symbol.asyncDispose]: async () => {},
    };
    return sum(await peerCosts(session, peer, prices));
  };

  test('is that of no policy where it changes nothing', async () => {
    if (prices === undefined) throw new Error('a model without prices');
    const none = sum(policyCosts(session, 'none', prices));
    expect(await costWith((each) => each)).toBeCloseTo(none, 9);
  });

  test('has no use of the cache behind a message that changes', async () => {
    const stable = await costWith((each) => each);
    const changing = await costWith((each) => [
      { role: 'user', content: `${each.length} messages.` },
      ...each.slice(1),
    ]);
    expect(changing).toBeGreaterThan(3 * stable);
  });
});

/** Every tool output is JSON with white space that minifying takes away. */
function conversation(): readonly ChatMessage[] {
  const question: ChatMessage = { role: 'user', content: 'Which orders came back?' };
  const turns = Array.from({ length: TURNS }, (_, turn): readonly ChatMessage[] => {
    const id = `call_${turn}`;
    const call = { id, type: 'function', function: { name: 'orders', arguments: '{}' } };
    const orders = Array.from({ length: 10 }, (__, index) => ({ id: turn * 10 + index, turn }));
    return [
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: id, content: JSON.stringify(orders, null, 2) },
    ];
  });
  return [question, ...turns.flat(), { role: 'assistant', content: 'None.' }];
}
