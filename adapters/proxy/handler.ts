import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Guard } from '../http/server/guard.ts';
import type { FigureCounter } from './figures/figures.ts';
import { requestHeaders } from './headers.ts';
import type { LogEntry } from './log.ts';
import { readTarget, type Target } from './target.ts';
import type { Tenants } from './tenants.ts';
import type { Forwarder } from './upstream/forward.ts';
import { type Destination, destinationOf, type Upstreams } from './upstream/upstreams.ts';
import { answerError } from './visits/answer.ts';
import { exchangeRoute, exchangeVisit } from './visits/exchange-visit.ts';
import { answerOwnPage, asksForOwnPage } from './visits/own-pages.ts';
import { relay } from './visits/relay.ts';
import { answerSidecar, isSidecarPath } from './visits/sidecar-visit.ts';
import { storedRoute, storedVisit } from './visits/stored-visit.ts';
import { beginVisit, type Visit } from './visits/visit.ts';

/** What requests are answered with. */
export interface HandlerTools {
  readonly guard: Guard;
  readonly token: string | undefined;
  readonly upstreams: Upstreams;
  readonly forwarder: Forwarder;
  readonly tenants: Tenants;
  readonly figures: FigureCounter;
  readonly log: (entry: LogEntry) => void;
}

/** Answers a request: by the proxy itself, or by a provider. */
export type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Creates the handler of all requests but upgrades. */
export function createHandler(tools: HandlerTools): Handler {
  return (incoming, outgoing) => {
    const target = readTarget(incoming.url);
    if (target === undefined) {
      answerError(outgoing, WRONG_TARGET);
      return;
    }
    tools.figures.begin();
    const forwarded = requestHeaders(incoming.rawHeaders, tools.token);
    const visit = beginVisit({ incoming, outgoing, target, forwarded }, (entry) => {
      tools.figures.end(entry);
      tools.log(entry);
    });
    answer(visit, tools).catch((error: unknown) => breakOff(visit, error));
  };
}

/** Why a target is not sent on. */
const WRONG_TARGET = {
  status: 400,
  type: 'invalid_request_error',
  message: 'the request target is no plain path',
} as const;

async function answer(visit: Visit, tools: HandlerTools): Promise<void> {
  const { target, headers, outgoing, record } = visit;
  const refusal = tools.guard(headers);
  const isProbe = target.path === '/health' && refusal?.status === 401;
  if (refusal !== undefined && !isProbe) {
    record.handling = 'refused';
    const type = refusal.status === 401 ? 'authentication_error' : 'permission_error';
    answerError(outgoing, { ...refusal, type });
    return;
  }
  if (asksForOwnPage(visit)) {
    await answerOwnPage(visit, tools);
    return;
  }
  if (isSidecarPath(target.path)) {
    await tools.tenants.serve(visit, ({ headroom }) => answerSidecar(visit, headroom));
    return;
  }
  const destination = destinationOf(visit, tools.upstreams);
  if (destination === undefined) answerError(outgoing, NO_UPSTREAM);
  else await sendOn(visit, destination, tools);
}

/** Azure is the only service without a default. */
const NO_UPSTREAM = {
  status: 404,
  type: 'invalid_request_error',
  message: 'this is a request for Azure: name your resource in HEADROOM_AZURE_URL',
} as const;

async function sendOn(
  visit: Visit,
  destination: Destination,
  { forwarder, tenants, upstreams }: HandlerTools,
): Promise<void> {
  visit.record.upstream = destination.upstream;
  const route = exchangeRoute(visit);
  if (route !== undefined) {
    return tenants.serve(visit, (tenant) =>
      exchangeVisit(visit, { route, destination, forwarder, tenant }),
    );
  }
  const asked = storedRoute(visit);
  if (asked === undefined) return relay(visit, { destination, forwarder });
  const { headers } = visit;
  const destinationAt = (target: Target): Destination =>
    destinationOf({ target, headers }, upstreams) ?? destination;
  await tenants.serve(visit, (tenant) =>
    storedVisit(visit, { route: asked, destinationAt, forwarder, tenant }),
  );
}

/** A client that went away is told nothing; one that has the beginning of an answer sees it break off. */
function breakOff({ outgoing, signal, record }: Visit, error: unknown): void {
  if (signal.aborted || outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const where = record.upstream === undefined ? 'this request' : `the upstream ${record.upstream}`;
  const message = `${where} failed: ${reasonOf(error)}`;
  answerError(outgoing, { status: 502, type: 'api_error', message });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : error.name;
  return error.message === '' ? code : `${error.message} (${code})`;
}
