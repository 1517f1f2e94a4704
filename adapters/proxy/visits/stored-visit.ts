import { asksForBypass, isSigned } from '../../http/request/bypass.ts';
import { type Place, type StoredRoute, storedRouteOf } from '../../http/stored/route.ts';
import { readPlainly } from '../headers.ts';
import type { Tenant } from '../tenants.ts';
import type { Forwarder } from '../upstream/forward.ts';
import { type ReadableReply, readableReply } from '../upstream/read-reply.ts';
import type { Destination } from '../upstream/upstreams.ts';
import { writeReply } from './reply.ts';
import { hasBody } from './request-body.ts';
import type { Visit } from './visit.ts';

/** What a request asks for of what the provider holds; undefined for those that are relayed. */
export function storedRoute({ incoming, target, headers }: Visit): StoredRoute | undefined {
  if (hasBody(incoming) || isSigned(headers) || asksForBypass(headers)) return undefined;
  return storedRouteOf(incoming.method ?? '', target);
}

/** Where such a request goes and who it belongs to. */
export interface StoredOptions {
  readonly route: StoredRoute;
  /** Where a place is at the provider. */
  readonly destinationAt: (place: Place) => Destination;
  readonly forwarder: Forwarder;
  readonly tenant: Tenant;
}

/** Answers with what the provider holds, as the client was shown it. */
export async function storedVisit(visit: Visit, options: StoredOptions): Promise<void> {
  const { incoming, outgoing, forwarded, signal, record } = visit;
  const { route, destinationAt, forwarder, tenant } = options;
  record.handling = 'relayed';
  const send = async (place: Place): Promise<ReadableReply> => {
    const method = incoming.method ?? 'GET';
    const headers = readPlainly(forwarded);
    const destination = destinationAt(place);
    const request = { destination, method, headers, body: null };
    return readableReply(await forwarder.send(request, signal));
  };
  await writeReply(outgoing, await tenant.stored({ route, send }));
}
