import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

import { Agent } from 'undici';

import { type ClientConversation, clientConversation, type GatewayAnswer } from './conversation.ts';
import { type Material } from './material.ts';

/** Conversations that are had. */
export interface Load {
  /** Number of the first. @defaultValue 0 */
  readonly first?: number;
  readonly conversations: number;
  readonly turns: number;
  /** Of them at the same time. */
  readonly atOnce: number;
  /** Milliseconds in which the first of them begin, one after the other, so that not all take their turns together. */
  readonly rampMs: number;
  /** Moment of `performance.now()` after which no turn begins. */
  readonly deadline: number;
  readonly material: Material;
  /** Where the next turn of a conversation goes. */
  readonly target: (conversation: number) => string;
  /** Told of each turn that is over. */
  readonly onTurn?: (turn: TimedTurn) => void;
}

/** A turn of a conversation, as its client saw it. */
export interface TimedTurn {
  readonly conversation: number;
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly begun: number;
  /** Milliseconds that it took, less those of the provider; NaN if it failed. */
  readonly added: number;
  readonly failure?: string;
}

/** Has the conversations, each turn once the one before is over; what fails ends its conversation. */
export async function runLoad(load: Load): Promise<readonly TimedTurn[]> {
  const client = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const turns: TimedTurn[] = [];
  const { first = 0, conversations } = load;
  const waiting = Array.from({ length: conversations }, (_, index) => first + index).values();
  const worker = async (_: unknown, index: number): Promise<void> => {
    await pause((index * load.rampMs) / load.atOnce);
    for (const number of waiting) {
      if (performance.now() >= load.deadline) return;
      const conversation = clientConversation(number, load.material);
      for (let turn = 0; turn < load.turns && performance.now() < load.deadline; turn += 1) {
        const timed = await takeTurn(client, { conversation, url: load.target(number) });
        turns.push(timed);
        load.onTurn?.(timed);
        if (timed.failure !== undefined) break;
      }
    }
  };
  await Promise.all(Array.from({ length: load.atOnce }).map(worker));
  await client.close();
  return turns;
}

interface Asked {
  readonly conversation: ClientConversation;
  readonly url: string;
}

async function takeTurn(client: Agent, asked: Asked): Promise<TimedTurn> {
  const { conversation, url } = asked;
  const about = { conversation: conversation.number, url, begun: Date.now() };
  const begun = performance.now();
  try {
    const { thought } = await ask(client, asked);
    return { ...about, added: performance.now() - begun - thought };
  } catch (error) {
    return { ...about, added: Number.NaN, failure: String(error) };
  }
}

async function ask(client: Agent, { conversation, url }: Asked): Promise<GatewayAnswer> {
  const { statusCode, body } = await client.request({
    origin: url,
    path: '/v1/chat/completions',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer none',
      'x-conversation': String(conversation.number),
    },
    body: conversation.body(),
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`status ${statusCode}: ${text}`);
  return conversation.take(text);
}
