import { exchange, type Reply } from './exchange.ts';
import type { Service } from '../service.ts';
import { transmit } from './transmit.ts';

/** A `fetch` that a service answers in process, whatever the host. It honours abort signals at any time. */
export function createFetch(service: () => Service): typeof globalThis.fetch {
  return async (input, init) => {
    const sent = new Request(input, init);
    // The signal of a copy can be lost with the copy, so that of the caller is listened to.
    const signal = init?.signal ?? (input instanceof Request ? input : sent).signal;
    signal.throwIfAborted();
    const bytes = new Uint8Array(await sent.arrayBuffer());
    signal.throwIfAborted();
    const { method, url } = sent;
    const headers = Object.fromEntries(sent.headers);
    const reply = exchange({ method, url: new URL(url), headers, bytes }, service());
    if (reply.silent) return silence(reply, signal);
    const { status } = reply;
    return new Response(bodyOf(reply, signal), { status, headers: reply.headers });
  };
}

/** Never settles but by the signal. */
function silence({ request }: Reply, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => {
      request.aborted = true;
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
  });
}

/** The body of a reply; a chunk is made when it is read, so that an abort shows how far the client came. */
function bodyOf(reply: Reply, signal: AbortSignal): ReadableStream<Uint8Array> {
  const chunks = transmit(reply);
  const ended = new AbortController();
  const abort = (): void => {
    ended.abort();
    reply.request.aborted = true;
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const fail = (): void => {
          abort();
          controller.error(signal.reason);
        };
        signal.addEventListener('abort', fail, { once: true, signal: ended.signal });
      },
      pull: async (controller) => {
        const { done, value } = await nextOf(chunks, ended);
        if (signal.aborted) return;
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel: abort,
    },
    { highWaterMark: 0 },
  );
}

/** The next chunk. After the last one, and after a broken connection, no abort counts any more. */
async function nextOf(
  chunks: AsyncGenerator<Uint8Array, void>,
  ended: AbortController,
): Promise<IteratorResult<Uint8Array, void>> {
  try {
    const next = await chunks.next();
    if (next.done === true) ended.abort();
    return next;
  } catch (error) {
    ended.abort();
    throw error;
  }
}
