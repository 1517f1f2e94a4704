import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

import { wholeBodyOf } from '../http/response/replace-body.ts';
import type { UpstreamReply } from './forward.ts';
import type { RawHeaders } from './headers.ts';

/** Sends an answer on byte for byte, as it comes. Rejects where one of both ends breaks off. */
export async function writeReply(outgoing: ServerResponse, reply: UpstreamReply): Promise<void> {
  writeHead(outgoing, reply);
  await pump(reply.body, outgoing);
  if (Object.keys(reply.trailers).length > 0) outgoing.addTrailers(reply.trailers);
  outgoing.end();
}

/** Sends an answer that was made here, as it comes. Rejects where one of both ends breaks off. */
export async function writeResponse(outgoing: ServerResponse, response: Response): Promise<void> {
  const { status, statusText, body } = response;
  writeHead(outgoing, { status, statusText, headers: [...response.headers].flat() });
  const whole = wholeBodyOf(response);
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

async function pumpWeb(body: ReadableStream, outgoing: ServerResponse): Promise<void> {
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const gone = once(outgoing, 'close').then(() => reader.cancel());
  gone.catch(() => undefined);
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    if (!outgoing.write(value)) await Promise.race([once(outgoing, 'drain'), gone]);
  }
}
