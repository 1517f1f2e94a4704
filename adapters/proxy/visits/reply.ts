import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

import { type ReplyBody, WholeBody, type WireReply } from '../../http/response/wire-reply.ts';
import type { RawHeaders } from '../headers.ts';
import type { UpstreamReply } from '../upstream/forward.ts';
import type { ReadableReply } from '../upstream/read-reply.ts';

/** Sends an answer on: byte for byte if it is a provider's, otherwise as it was made. Rejects where one of both ends breaks off. */
export function writeReply(
  outgoing: ServerResponse,
  reply: WireReply | ReadableReply,
): Promise<void> {
  return 'upstream' in reply
    ? writeUpstreamReply(outgoing, reply.upstream)
    : writeMadeReply(outgoing, reply);
}

/** Sends a provider's answer on byte for byte, as it comes. Rejects where one of both ends breaks off. */
export async function writeUpstreamReply(
  outgoing: ServerResponse,
  reply: UpstreamReply,
): Promise<void> {
  writeHead(outgoing, reply);
  await pump(reply.body, outgoing);
  if (Object.keys(reply.trailers).length > 0) outgoing.addTrailers(reply.trailers);
  outgoing.end();
}

async function writeMadeReply(outgoing: ServerResponse, reply: WireReply): Promise<void> {
  const { status, statusText, body } = reply;
  writeHead(outgoing, { status, statusText, headers: [...reply.headers].flat() });
  const whole = body instanceof WholeBody ? body.bytes : undefined;
  if (whole === undefined && body !== null) await pumpWeb(body, outgoing);
  outgoing.end(whole);
}

interface Head {
  readonly status: number;
  readonly statusText: string;
  readonly headers: RawHeaders;
}

function writeHead(outgoing: ServerResponse, { status, statusText, headers }: Head): void {
  outgoing.sendDate = false;
  outgoing.writeHead(status, statusText, [...headers]);
  // A body that is long in coming must not hold the headers back; one that is there goes in the same packet.
  setImmediate(() => {
    if (!outgoing.writableEnded && !outgoing.destroyed) outgoing.flushHeaders();
  });
}

/** What `pipeline` does, without the error that it makes at each end. */
function pump(body: Readable, outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    const breakOff = (): void => reject(new Error('the answer broke off'));
    body.once('error', reject);
    body.once('end', resolve);
    body.once('close', breakOff);
    outgoing.once('close', () => {
      body.destroy();
      breakOff();
    });
    body.pipe(outgoing, { end: false });
  });
}

async function pumpWeb(body: ReplyBody, outgoing: ServerResponse): Promise<void> {
  const reader = body.getReader();
  const gone = once(outgoing, 'close').then(() => reader.cancel());
  gone.catch(() => undefined);
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    if (!outgoing.write(value)) await Promise.race([once(outgoing, 'drain'), gone]);
  }
}
