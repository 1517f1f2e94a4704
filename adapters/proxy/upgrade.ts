import {
  type IncomingMessage,
  request as requestHttp,
  type RequestOptions,
  STATUS_CODES,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Duplex } from 'node:stream';

import { routeOf } from '../http/request/route.ts';
import type { Guard } from '../http/server/guard.ts';
import type { FigureCounter } from './figures/figures.ts';
import { type RawHeaders, requestHeaders, pairsOf } from './headers.ts';
import type { LogEntry, RequestEntry } from './log.ts';
import { readTarget, type Target } from './target.ts';
import { type Destination, destinationOf, type Upstreams } from './upstream/upstreams.ts';
import { beginRecord, headersOf, type VisitRecord } from './visits/visit.ts';

/** What upgrades are answered with. */
export interface UpgradeTools {
  readonly guard: Guard;
  readonly token: string | undefined;
  readonly upstreams: Upstreams;
  readonly webSockets: 'relay' | 'refuse';
  readonly figures: FigureCounter;
  readonly log: (entry: LogEntry) => void;
}

/** The web sockets that go through a proxy. */
export interface Upgrades {
  /** Connects a client that asks for an upgrade with the provider; from then on all bytes go through as they are. */
  handle(incoming: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends all of them. */
  endAll(): void;
}

/** Whether a request asks to go on as a web socket. */
export function isWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** No web sockets yet. */
export function createUpgrades(tools: UpgradeTools): Upgrades {
  const { figures, log } = tools;
  const open = new Set<Duplex>();
  const ended = (entry: RequestEntry): void => {
    figures.end(entry);
    log(entry);
  };

  return {
    handle(incoming, client, head) {
      client.on('error', () => client.destroy());
      open.add(client);
      client.once('close', () => open.delete(client));
      const target = readTarget(incoming.url);
      if (target === undefined) return refuse(client, '400 Bad Request');
      figures.begin();
      const { record, end } = beginRecord({ incoming, target }, ended);
      const upgrade: Upgrade = { incoming, target, client, head, record, status: 0 };
      client.once('close', () =>
        end({ status: upgrade.status, isComplete: client.writableFinished }),
      );
      answer(upgrade, tools);
    },
    endAll() {
      for (const client of open) client.destroy();
    },
  };
}

/** A request for an upgrade that is being answered. */
interface Upgrade {
  readonly incoming: IncomingMessage;
  readonly target: Target;
  readonly client: Duplex;
  /** What the client has sent already behind its request. */
  readonly head: Buffer;
  /** What is known of it so far, for the log. */
  readonly record: VisitRecord;
  /** Of the answer; 0 until it begins. */
  status: number;
}

function answer(upgrade: Upgrade, { guard, token, upstreams, webSockets }: UpgradeTools): void {
  const { incoming, target, record } = upgrade;
  const headers = headersOf(incoming);
  const refusal = guard(headers);
  if (refusal !== undefined) {
    record.handling = 'refused';
    return decline(upgrade, refusal.status);
  }
  if (webSockets === 'refuse' && routeOf(`http://localhost${target.path}`) !== undefined) {
    return decline(upgrade, 426);
  }
  const destination = destinationOf({ target, headers }, upstreams);
  if (destination === undefined) return decline(upgrade, 404);
  record.handling = 'relayed';
  record.upstream = destination.upstream;
  connect(upgrade, requestHeaders(incoming.rawHeaders, token), destination);
}

function decline(upgrade: Upgrade, status: number): void {
  upgrade.status = status;
  refuse(upgrade.client, `${status} ${STATUS_CODES[status] ?? ''}`);
}

function refuse(socket: Duplex, status: string): void {
  socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  closeBehind(socket);
}

/** Milliseconds in which a client may close its half of a connection that was ended here. */
const LINGER = 1000;

/** Closes a connection behind what is still to be written to it; one whose client keeps its half open as well. */
function closeBehind(socket: Duplex): void {
  socket.resume().end(() => setTimeout(() => socket.destroy(), LINGER).unref());
}

function connect(upgrade: Upgrade, headers: RawHeaders, { origin, path }: Destination): void {
  const { client, head } = upgrade;
  const { protocol, hostname, port, host } = new URL(origin);
  const options: RequestOptions = {
    // Brackets around an address of version 6 are the URL's.
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port,
    path,
    agent: false,
    headers: ['Host', host, ...headers, 'Connection', 'Upgrade', 'Upgrade', 'websocket'],
  };
  const request = protocol === 'https:' ? requestHttps(options) : requestHttp(options);
  client.once('close', () => request.destroy());
  request.on('error', () => decline(upgrade, 502));
  request.on('upgrade', (response, upstream, first) => {
    upgrade.status = 101;
    client.write(headOf(response));
    client.write(first);
    upstream.write(head);
    join(client, upstream);
  });
  request.on('response', (response) => {
    upgrade.status = response.statusCode ?? 0;
    client.write(headOf(response));
    response.pipe(client, { end: false });
    // What breaks off has no end that would be passed on.
    response.once('close', () => {
      if (response.complete) closeBehind(client);
      else client.destroy();
    });
  });
  request.end();
}

/** Both live as long as the other; what one has said before it closed still arrives. */
function join(client: Duplex, upstream: Duplex): void {
  client.pipe(upstream).pipe(client);
  upstream.on('error', () => client.destroy());
  upstream.once('close', () => closeBehind(client));
  client.once('close', () => upstream.destroy());
}

/** The head of a response, for a connection that is closed behind its body or goes on as something else. */
function headOf({ statusCode = 502, statusMessage = '', rawHeaders }: IncomingMessage): string {
  const isUpgrade = statusCode === 101;
  const lines = pairsOf(rawHeaders)
    .filter(([name]) => isUpgrade || !/^(?:connection|transfer-encoding|keep-alive)$/i.test(name))
    .map(([name, value]) => `${name}: ${value}\r\n`);
  const closing = isUpgrade ? '' : 'Connection: close\r\n';
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n${lines.join('')}${closing}\r\n`;
}
