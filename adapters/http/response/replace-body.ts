import { MadeReply, WholeBody, type WireReply } from './wire-reply.ts';

/** Headers that describe the bytes of the body they came with. */
const HEADERS_OF_BODY = ['content-length', 'content-encoding', 'transfer-encoding'];

/**
 * The answer with another body: same status, status text, `url` and headers, but for the headers that tell length
 * and encoding of the old body; where it told its length, that of a new one of bytes. A status that allows no body gets
 * none.
 */
export function replaceBody(
  reply: WireReply,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
): WireReply {
  const headers = new Headers(reply.headers);
  for (const name of HEADERS_OF_BODY) headers.delete(name);
  const content = allowsBody(reply.status) ? contentOf(body) : null;
  if (content instanceof WholeBody && reply.headers.has('content-length')) {
    headers.set('content-length', String(content.bytes.length));
  }
  return new MadeReply(reply, headers, content);
}

/** Whether a response can have a body with a status, by the Fetch standard. */
export function allowsBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

/** Text becomes bytes, because a response made from text would get a content type of its own. */
function contentOf(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
): WholeBody | ReadableStream<Uint8Array> {
  if (body instanceof ReadableStream) return body;
  return new WholeBody(typeof body === 'string' ? new TextEncoder().encode(body) : body);
}
