import { exchange, type Reply } from './exchange.ts';
import type { Service } from './service.ts';
import { transmit } from './transmit.ts';

/** A `fetch` that a service answers in process, whatever the host. It honours abort signals at any time. */
export function createFetch(service: () => Service): typeof globalThis.fetch {
  return async (input, init) => {
    const sent = new Request(input, init);
    const signal = init?.signal ?? sent.signal;
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
  let stop = (): void => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const abort = (): void => {
          reply.request.aborted = true;
          controller.error(signal.reason);
        };
        signal.addEventListener('abort', abort, { once: true });
        stop = () => signal.removeEventListener('abort', abort);
      },
      pull: async (controller) => {
        const { done, value } = await chunks.next();
        if (signal.aborted) return;
        if (value !== undefined) controller.enqueue(value);
        if (done !== true) return;
        stop();
        controller.close();
      },
      cancel: () => {
        stop();
        reply.request.aborted = true;
      },
    },
    { highWaterMark: 0 },
  );
}
