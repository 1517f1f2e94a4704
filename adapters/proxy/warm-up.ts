import { setImmediate } from 'node:timers/promises';

import { createHeadroom } from '../../src/index.ts';

/** Milliseconds after the proxy began to listen, in which it answers whoever waits for that. */
const PAUSE = 100;

let warming: Promise<void> | undefined;

/**
 * Soon compresses a small text of each usual kind for nobody, once in a process: the first request then finds loaded
 * and compiled what it needs, takes 90 ms instead of 220, and does not wait for the tokenizer. Gives back what calls
 * it off.
 */
export function warmUpSoon(onFailure: (error: unknown) => void): () => void {
  const timer = setTimeout(() => (warming ??= warmUp().catch(onFailure)), PAUSE).unref();
  return () => clearTimeout(timer);
}

/** Takes its time in pieces, so that requests have their turns between them. */
async function warmUp(): Promise<void> {
  const logger = { warn: () => undefined };
  await using headroom = createHeadroom({ store: 'memory', ledger: false, workers: false, logger });
  for (const content of usualTexts()) {
    await setImmediate();
    const messages = [
      { role: 'user', content: 'Which orders have failed?' },
      { role: 'tool', tool_call_id: 'call', content },
    ];
    const { tokens } = await headroom.compress(messages, { retrieval: 'tool' });
    await setImmediate();
    // Counted when they are asked for.
    void tokens.after;
  }
}

function usualTexts(): readonly string[] {
  const orders = Array.from({ length: 80 }, (_, id) => ({
    id,
    customer: `customer ${(id * 7) % 40}`,
    state: id % 9 === 0 ? 'failed' : 'paid',
    amount: (id * 37) % 100,
  }));
  const each = (write: (order: (typeof orders)[number]) => string): string =>
    orders.map(write).join('\n');
  return [
    JSON.stringify(orders),
    each(
      ({ id, state, amount }) =>
        `2026-01-01T10:20:${10 + (id % 50)}Z INFO [orders] order ${id} ${state} after ${amount} ms`,
    ),
    each(({ id, amount }) => `src/orders/part${id % 9}.ts:${amount}:  return settle(order${id});`),
    each(
      ({ id, amount }) =>
        `export function settle${id}(order: Order): number {\n  const rest = order.amount - ${amount};\n  return rest;\n}\n`,
    ),
    each(
      ({ customer, amount, state }) =>
        `The order of ${customer} over ${amount} euros has ${state}. It was sent on Monday, and came two days later.`,
    ),
  ];
}
