import type { IncomingMessage, ServerResponse } from 'node:http';

import type { UpstreamName } from '../../../src/index.ts';
import type { RawHeaders } from '../headers.ts';
import { type Handling, loggedPath, type RequestEntry } from '../log.ts';
import type { Target } from '../target.ts';

/** A request that is being answered. */
export interface Visit {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly target: Target;
  readonly headers: Pick<Headers, 'get'>;
  /** Those of its headers that go on to the provider. */
  readonly forwarded: RawHeaders;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
  /** What is known of it so far, for the log. */
  readonly record: VisitRecord;
}

/** What becomes known of a request while it is answered. */
export interface VisitRecord {
  handling: Handling;
  upstream?: UpstreamName;
  bytesBefore?: number;
  bytesAfter?: number;
  bytesResent?: number;
  hiddenRounds?: number;
  addedMilliseconds?: number;
}

/** Begins a visit, and tells when it is over. */
export function beginVisit(
  { incoming, outgoing, target, forwarded }: Omit<Visit, 'headers' | 'signal' | 'record'>,
  ended: (entry: RequestEntry) => void,
): Visit {
  const client = new AbortController();
  const { record, end } = beginRecord({ incoming, target }, ended);
  // Without a listener an error of a connection would end the process; what it means is seen when it closes.
  for (const side of [incoming, outgoing]) side.on('error', () => undefined);
  outgoing.once('close', () => {
    const isComplete = outgoing.writableFinished;
    if (!isComplete) client.abort();
    end({ status: outgoing.headersSent ? outgoing.statusCode : 0, isComplete });
  });
  const headers = headersOf(incoming);
  return { incoming, outgoing, target, headers, forwarded, signal: client.signal, record };
}

/** What is known of a request while it is answered, and what tells that it is over. */
export interface OpenRecord {
  readonly record: VisitRecord;
  /** To be called once. */
  readonly end: (ending: Pick<RequestEntry, 'status' | 'isComplete'>) => void;
}

/** Begins to record a request. */
export function beginRecord(
  { incoming, target }: Pick<Visit, 'incoming' | 'target'>,
  ended: (entry: RequestEntry) => void,
): OpenRecord {
  const begun = performance.now();
  const record: VisitRecord = { handling: 'answered' };
  return {
    record,
    end: (ending) =>
      ended({
        event: 'request',
        method: incoming.method ?? '',
        path: loggedPath(target.path),
        ...record,
        ...ending,
        milliseconds: millisecondsSince(begun),
      }),
  };
}

/** Milliseconds with one decimal since a moment of `performance.now()`. */
export function millisecondsSince(moment: number): number {
  return Math.round((performance.now() - moment) * 10) / 10;
}

/** Headers of a request by their name. */
export function headersOf({ headers }: IncomingMessage): Pick<Headers, 'get'> {
  return {
    get(name) {
      const value = headers[name];
      return value === undefined ? null : String(value);
    },
  };
}
