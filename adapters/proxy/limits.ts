import type { IncomingMessage, ServerOptions } from 'node:http';

import { isWebSocket } from './upgrade.ts';
import { hasBody } from './visits/request-body.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Milliseconds in which a client that is sending a body has to send something. */
export const LONGEST_SILENCE: number = MINUTE;

/**
 * What a client may take of the server. There is no limit to the time that an answer takes, and large uploads
 * over slow lines have theirs; providers limit what they are sent.
 */
export const SERVER_LIMITS: ServerOptions = {
  headersTimeout: 10 * SECOND,
  connectionsCheckingInterval: SECOND,
  requestTimeout: 60 * MINUTE,
  // Longer than clients keep theirs, for one that is just being closed fails the request that is on its way.
  keepAliveTimeout: 120 * SECOND,
  maxHeaderSize: 65_536,
  // Java's client asks for HTTP/2 with every request, and everybody may decline.
  shouldUpgradeCallback: isWebSocket,
};

/**
 * Ends a request whose body stops coming for some milliseconds. One that nobody reads, for the provider is slow,
 * may wait.
 */
export function limitSilence(incoming: IncomingMessage, milliseconds: number): void {
  if (!hasBody(incoming)) return;
  incoming.setTimeout(milliseconds, () => {
    if (incoming.readableLength === 0) incoming.socket.destroy();
  });
  incoming.once('end', () => incoming.setTimeout(0));
}
