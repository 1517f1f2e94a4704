import { setTimeout } from 'node:timers/promises';

const MOST_RETRIES = 2;
/** Milliseconds before the first retry; twice as many before the second. */
const FIRST_PAUSE = 500;
/** The longest pause in milliseconds that a provider may ask for. */
const LONGEST_PAUSE = 30_000;

/**
 * Sends a request that the client can no longer repeat, because it has seen the beginning of the answer:
 * up to twice again where the provider is busy or failing, after the pause that it asks for.
 */
export async function sendPatiently(
  send: () => Promise<Response>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  for (let retry = 0; ; retry += 1) {
    const response = await send();
    if (response.ok || retry === MOST_RETRIES || !isPassing(response.status)) return response;
    await response.body?.cancel();
    const pause = pauseFor(response, FIRST_PAUSE * 2 ** retry);
    await setTimeout(pause, undefined, signal === undefined ? {} : { signal });
  }
}

/** Statuses that the vendors' own libraries try again for. */
function isPassing(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

function pauseFor({ headers }: Response, usual: number): number {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const asked = Number.isNaN(milliseconds) ? seconds * 1000 : milliseconds;
  return asked >= 0 && asked <= LONGEST_PAUSE ? asked : usual;
}
