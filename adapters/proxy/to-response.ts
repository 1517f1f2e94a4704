import { pipeline, type Readable } from 'node:stream';

import { allowsBody } from '../http/response/replace-body.ts';
import { decodersFor } from './content-encoding.ts';
import type { UpstreamReply } from './forward.ts';
import { pairsOf } from './headers.ts';

/**
 * An answer as a Response whose body is decoded as it is read; nothing is read before. One that cannot be
 * expressed or decoded becomes a failure, with which nothing can be done but to send the answer itself on.
 */
export function toResponse(reply: UpstreamReply): Response {
  try {
    return readable(reply);
  } catch {
    return new Response(null, { status: 502 });
  }
}

/** Throws for a status, headers and an encoding that no Response has. */
function readable({ status, statusText, headers: raw, body }: UpstreamReply): Response {
  const headers = new Headers([...pairsOf(raw)]);
  const encoding = headers.get('content-encoding') ?? undefined;
  const decoders = decodersFor(encoding);
  if (decoders === undefined) throw new TypeError(`unknown content encoding ${encoding}`);
  const content = allowsBody(status) ? readThrough([body, ...decoders]) : null;
  return new Response(content, { status, statusText, headers });
}

function readThrough(streams: readonly [Readable, ...NodeJS.ReadWriteStream[]]): ReadableStream {
  let chunks: AsyncIterator<Uint8Array> | undefined;
  const [body] = streams;
  return new ReadableStream(
    {
      async pull(controller) {
        chunks ??= chained(streams)[Symbol.asyncIterator]();
        const { value, done } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void body.destroy(),
    },
    { highWaterMark: 0 },
  );
}

/** The last of the streams, which also fails where one before it does. */
function chained(
  streams: readonly [Readable, ...NodeJS.ReadWriteStream[]],
): AsyncIterable<Uint8Array> {
  const last = streams.length === 1 ? streams[0] : pipeline(streams, () => undefined);
  return last as AsyncIterable<Uint8Array>;
}
