import { Readable } from 'node:stream';

import type { Forwarder } from '../upstream/forward.ts';
import type { Destination } from '../upstream/upstreams.ts';
import { writeUpstreamReply } from './reply.ts';
import { hasBody, uploadOf } from './request-body.ts';
import type { Visit } from './visit.ts';

/** What is relayed where. */
export interface RelayOptions {
  readonly destination: Destination;
  readonly forwarder: Forwarder;
  /** The body where some of it was read already; by default the request's own. */
  readonly body?: Readable | Uint8Array;
}

/** Sends a request on as it came, and the answer back as it comes. */
export async function relay(
  { incoming, outgoing, forwarded, signal, record }: Visit,
  { destination, forwarder, body: given }: RelayOptions,
): Promise<void> {
  record.handling = 'relayed';
  const body = given ?? (hasBody(incoming) ? uploadOf(incoming) : null);
  try {
    const reply = await forwarder.send(
      { destination, method: incoming.method ?? 'GET', headers: forwarded, body },
      signal,
    );
    await writeUpstreamReply(outgoing, reply);
  } finally {
    // An answer may be complete before the upload is.
    if (body instanceof Readable) body.destroy();
  }
}
