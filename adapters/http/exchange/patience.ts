import { setTimeout } from 'node:timers/promises';

import { dropBody } from '../response/read-body.ts';
import type { WireReply } from '../response/wire-reply.ts';

const MOST_RETRIES = 2;
/** Milliseconds before the first retry; twice as many before the second. */
const FIRST_PAUSE = 500;
/** The longest pause in milliseconds that a provider may ask for. */
const LONGEST_PAUSE = 30_000;

/** What of an answer tells whether and when to try again. */
export type Answered = Pick<WireReply, 'status' | 'headers'> & Partial<Pick<WireReply, 'body'>>;

/**
 * Sends a request that the client can no longer repeat, because it has seen the beginning of the answer:
 * up to twice again where the provider is busy, failing or not to be reached, after the pause that it asks for.
 */
export async function sendPatiently<Reply extends Answered>(
  send: () => Promise<Reply>,
  signal: AbortSignal,
): Promise<Reply> {
  for (let retry = 0; ; retry += 1) {
    const response = await (retry === MOST_RETRIES ? send() : sendOnce(send, signal));
    if (response !== undefined) {
      if (retry === MOST_RETRIES || !isPassing(response.status)) return response;
      dropBody(response);
    }
    const pause = pauseFor(response, FIRST_PAUSE * 2 ** retry);
    await setTimeout(pause, undefined, { signal });
  }
}

/** Undefined where the connection failed. */
async function sendOnce<Reply>(
  send: () => Promise<Reply>,
  signal: AbortSignal,
): Promise<Reply | undefined> {
  try {
    return await send();
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}

/** Statuses that the vendors' own libraries try again for. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

function pauseFor(response: Answered | undefined, usual: number): number {
  const milliseconds = Number(response?.headers.get('retry-after-ms') ?? Number.NaN);
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
  const asked = Number.isNaN(milliseconds) ? seconds * 1000 : milliseconds;
  return asked >= 0 && asked <= LONGEST_PAUSE ? asked : usual;
}
