import { pipeline, type Readable } from 'node:stream';

import { allowsBody } from '../../http/response/replace-body.ts';
import type { ReplyBody, WireReply } from '../../http/response/wire-reply.ts';
import { decodersFor } from '../content-encoding.ts';
import { pairsOf } from '../headers.ts';
import type { UpstreamReply } from './forward.ts';

/** A provider's answer as exchanges read it, and as it came. */
export interface ReadableReply extends WireReply {
  readonly upstream: UpstreamReply;
}

/**
 * A provider's answer whose body is decoded as it is read; nothing is read before. One that cannot be expressed or
 * decoded becomes a failure, with which nothing can be done but to send the answer itself on.
 */
export function readableReply(upstream: UpstreamReply): ReadableReply {
  const { status, statusText } = upstream;
  const content = contentOf(upstream);
  return content === undefined
    ? {
        upstream,
        status: 502,
        statusText: '',
        ok: false,
        url: '',
        headers: new Headers(),
        body: null,
      }
    : { upstream, status, statusText, ok: status >= 200 && status <= 299, url: '', ...content };
}

/** Undefined for headers and an encoding that cannot be understood. */
function contentOf({
  status,
  headers: raw,
  body,
}: UpstreamReply): Pick<WireReply, 'headers' | 'body'> | undefined {
  try {
    const headers = new Headers([...pairsOf(raw)]);
    const decoders = decodersFor(headers.get('content-encoding') ?? undefined);
    if (decoders === undefined) return undefined;
    return { headers, body: allowsBody(status) ? decodedBody([body, ...decoders]) : null };
  } catch {
    return undefined;
  }
}

type Streams = readonly [Readable, ...NodeJS.ReadWriteStream[]];

function decodedBody(streams: Streams): ReplyBody {
  const [body] = streams;
  const chunks = (): AsyncIterator<Uint8Array> => chained(streams)[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]: chunks,
    getReader: () => webStream(body, chunks).getReader(),
    cancel: async () => void body.destroy(),
  };
}

/** A stream whose reading can be ended while it waits, as that of an iterator cannot. */
function webStream(
  body: Readable,
  open: () => AsyncIterator<Uint8Array>,
): ReadableStream<Uint8Array> {
  const chunks = open();
  return new ReadableStream(
    {
      async pull(controller) {
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
function chained(streams: Streams): AsyncIterable<Uint8Array> {
  const last = streams.length === 1 ? streams[0] : pipeline(streams, () => undefined);
  return last as AsyncIterable<Uint8Array>;
}
