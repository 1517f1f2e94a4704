import { setTimeout as wait } from 'node:timers/promises';

import type { Reply } from './exchange.ts';

/** The chunks of a reply when they are due; throws where the connection is to break. */
export async function* transmit(reply: Reply): AsyncGenerator<Uint8Array, void> {
  const { chunks, delayMs, disconnectAt = Number.POSITIVE_INFINITY } = reply;
  let sent = 0;
  for (const chunk of chunks) {
    if (delayMs > 0) await wait(delayMs);
    const rest = disconnectAt - sent;
    if (chunk.length >= rest) {
      if (rest > 0) yield chunk.subarray(0, rest);
      throw new TypeError('terminated');
    }
    yield chunk;
    sent += chunk.length;
  }
}
