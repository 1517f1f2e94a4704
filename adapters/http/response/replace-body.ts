/** Headers that describe the bytes of the body they came with. */
const HEADERS_OF_BODY = ['content-length', 'content-encoding', 'transfer-encoding'];

/**
 * The response with another body: same status, status text, `url` and headers, but for the headers that tell length
 * and encoding of the old body; where it told its length, that of a new one of bytes. A status that allows no body gets
 * none.
 */
export function replaceBody(
  response: Response,
  body: string | Uint8Array | ReadableStream<Uint8Array>,
): Response {
  const { status, statusText, url } = response;
  const headers = new Headers(response.headers);
  for (const name of HEADERS_OF_BODY) headers.delete(name);
  const content = allowsBody(status) ? contentOf(body) : null;
  const whole = content instanceof Uint8Array ? content : undefined;
  if (whole !== undefined && response.headers.has('content-length')) {
    headers.set('content-length', String(whole.length));
  }
  const replaced = new Response(content, { status, statusText, headers });
  if (whole !== undefined) wholeBodies.set(replaced, whole);
  return Object.defineProperty(replaced, 'url', { value: url });
}

const wholeBodies = new WeakMap<Response, Uint8Array>();

/** The bytes of a body that `replaceBody` was given whole: to read them from the response takes longer. */
export function wholeBodyOf(response: Response): Uint8Array | undefined {
  return wholeBodies.get(response);
}

/** Whether a response can have a body with a status, by the Fetch standard. */
export function allowsBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

/** Text becomes bytes, because a response made from text would get a content type of its own. */
function contentOf(
  body: string | Uint8Array | ReadableStream<Uint8Array>,
): Uint8Array | ReadableStream<Uint8Array> {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}
