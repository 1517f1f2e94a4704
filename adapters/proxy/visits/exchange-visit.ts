import { Readable } from 'node:stream';

import type { ExchangeRequest } from '../../http/exchange/wire/exchange.ts';
import type { WireBody } from '../../http/exchange/wire/wire-request.ts';
import { asksForBypass, isSigned } from '../../http/request/bypass.ts';
import { IDEMPOTENCY_KEY, idempotencyKeyFor } from '../../http/request/idempotency.ts';
import { type Route, routeOf } from '../../http/request/route.ts';
import { type RawHeaders, readPlainly, withoutHeaders } from '../headers.ts';
import type { Tenant } from '../tenants.ts';
import type { Forwarder } from '../upstream/forward.ts';
import { readableReply } from '../upstream/read-reply.ts';
import type { Destination } from '../upstream/upstreams.ts';
import { relay } from './relay.ts';
import { writeReply } from './reply.ts';
import { contentOf, readBody } from './request-body.ts';
import { millisecondsSince, type Visit, type VisitRecord } from './visit.ts';

/** How a request goes through compression; undefined for those that are relayed. */
export function exchangeRoute({ incoming, target, headers }: Visit): Route | undefined {
  const isJson = /^\s*application\/(?:[\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');
  if (incoming.method !== 'POST' || !isJson || isSigned(headers)) return undefined;
  if (asksForBypass(headers)) return undefined;
  return routeOf(`http://localhost${target.path}${target.query}`);
}

/** Where an exchange goes and who it belongs to. */
export interface ExchangeOptions {
  readonly route: Route;
  readonly destination: Destination;
  readonly forwarder: Forwarder;
  readonly tenant: Tenant;
}

/** Sends a request compressed, and the answer back as the client would have seen it without. */
export async function exchangeVisit(visit: Visit, options: ExchangeOptions): Promise<void> {
  const { incoming, outgoing, headers, signal, record } = visit;
  const { destination, forwarder, tenant, route } = options;
  const received = await readBody(incoming);
  if (received instanceof Readable) return relay(visit, { destination, forwarder, body: received });
  const body = await contentOf(received, headers.get('content-encoding'));
  if (body === undefined) return relay(visit, { destination, forwarder, body: received });

  record.handling = 'exchanged';
  record.bytesBefore = body.length;
  const begun = performance.now();
  const send: ExchangeRequest['send'] = async (next, until = signal) => {
    countRound(record, { begun, bytes: Buffer.byteLength(next) });
    const isOriginal = next === body;
    const sent = isOriginal ? visit.forwarded : headersFor(visit.forwarded, next);
    const request = {
      destination,
      method: 'POST',
      headers: readPlainly(sent),
      body: isOriginal ? received : next,
    };
    return readableReply(await forwarder.send(request, until));
  };
  await writeReply(outgoing, await tenant.exchange({ ...route, body, signal, send }));
}

interface SentRound {
  /** When the body was there. */
  readonly begun: number;
  readonly bytes: number;
}

function countRound(record: VisitRecord, { begun, bytes }: SentRound): void {
  if (record.bytesAfter === undefined) {
    record.bytesAfter = bytes;
    record.addedMilliseconds = millisecondsSince(begun);
    return;
  }
  record.hiddenRounds = (record.hiddenRounds ?? 0) + 1;
  record.bytesResent = (record.bytesResent ?? 0) + bytes;
}

const OF_OLD_BODY: ReadonlySet<string> = new Set(['content-length', 'content-encoding']);

/** The headers of a request with another body. */
function headersFor(forwarded: RawHeaders, body: WireBody): RawHeaders {
  const headers = withoutHeaders(forwarded, OF_OLD_BODY);
  const at = headers.findIndex((name, index) => index % 2 === 0 && isIdempotencyKey(name));
  return at === -1 ? headers : headers.with(at + 1, idempotencyKeyFor(headers[at + 1] ?? '', body));
}

function isIdempotencyKey(name: string): boolean {
  return name.toLowerCase() === IDEMPOTENCY_KEY;
}
