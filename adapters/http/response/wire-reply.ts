/** The body of an answer. A stream of bytes is one. */
export interface ReplyBody extends AsyncIterable<Uint8Array> {
  getReader(): Pick<ReadableStreamDefaultReader<Uint8Array>, 'read' | 'cancel'>;
  cancel(): Promise<void>;
}

/**
 * An answer to a request, as far as exchanges read it. Every Response is one; where no client needs one, none is made,
 * for that takes longer than all else that is done to a small answer.
 */
export interface WireReply {
  readonly status: number;
  readonly statusText: string;
  /** Whether the status tells of success. */
  readonly ok: boolean;
  readonly url: string;
  readonly headers: Headers;
  readonly body: ReplyBody | null;
}

/** A body that is there as a whole. */
export class WholeBody implements ReplyBody {
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, undefined> {
    yield this.bytes;
    return undefined;
  }

  getReader(): ReadableStreamDefaultReader<Uint8Array> {
    return ReadableStream.from<Uint8Array>(this).getReader();
  }

  async cancel(): Promise<void> {}
}

/** An answer that was made here. */
export class MadeReply implements WireReply {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly url: string;
  readonly headers: Headers;
  readonly body: WholeBody | ReadableStream<Uint8Array> | null;

  constructor(
    { status, statusText, ok, url }: Omit<WireReply, 'headers' | 'body'>,
    headers: Headers,
    body: MadeReply['body'],
  ) {
    this.status = status;
    this.statusText = statusText;
    this.ok = ok;
    this.url = url;
    this.headers = headers;
    this.body = body;
  }
}

/** The Response that a client reads: one that was made here, or the one that was sent for. */
export function asResponse(reply: WireReply): Response {
  // What was not made here came from the client's own `fetch`.
  if (!(reply instanceof MadeReply)) return reply as Response;
  const { status, statusText, headers, url, body } = reply;
  const content = body instanceof WholeBody ? body.bytes : body;
  const response = new Response(content, { status, statusText, headers });
  return Object.defineProperty(response, 'url', { value: url });
}
