import { env } from 'node:process';
import type { Readable } from 'node:stream';

import type { Dispatcher } from 'undici';

import { type RawHeaders, responseHeaders } from '../headers.ts';
import type { Destination } from './upstreams.ts';

/** A request as it goes to a provider. */
interface ForwardedRequest {
  readonly destination: Destination;
  readonly method: string;
  readonly headers: RawHeaders;
  readonly body: string | Uint8Array | Readable | null;
}

/** A provider's answer, whose body comes as it is read. */
export interface UpstreamReply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: RawHeaders;
  readonly body: Readable;
  /** What stood behind the body, once that was read. */
  readonly trailers: Readonly<Record<string, string>>;
}

/** Sends requests on over connections that are kept. */
export interface Forwarder {
  /** Rejects where no answer begins, and with the signal's reason. */
  send(request: ForwardedRequest, signal: AbortSignal): Promise<UpstreamReply>;
  close(): Promise<void>;
}

/** Milliseconds that an idle connection is kept; load balancers usually close theirs after 60 seconds. */
const KEEP_ALIVE = 30_000;
/** Bytes of headers that an answer may have. */
const LARGEST_HEADERS = 65_536;
const PROXY_VARIABLES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'] as const;

/** Models think for many minutes without a byte: there is no time limit here. `HTTPS_PROXY` is respected. */
export function createForwarder(): Forwarder {
  let opening: Promise<Dispatcher> | undefined;
  return {
    async send({ destination: { origin, path }, method, headers, body }, signal) {
      opening ??= openDispatcher();
      const agent = await opening;
      const reply = await agent.request({
        origin,
        path,
        method,
        headers: [...headers],
        body,
        signal,
        responseHeaders: 'raw',
      });
      // The type does not say it, but raw headers are a list.
      const raw = reply.headers as unknown as string[];
      const { statusCode: status, statusText, body: answer, trailers } = reply;
      // Whoever reads it is told; a body that is dropped may break off unnoticed.
      answer.on('error', () => undefined);
      return { status, statusText, headers: responseHeaders(raw), body: answer, trailers };
    },
    async close() {
      await (await opening)?.close();
    },
  };
}

/** Loaded when it is needed: it takes longer than everything else that a start needs. */
async function openDispatcher(): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import('undici');
  const options = {
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE,
    maxHeaderSize: LARGEST_HEADERS,
    allowH2: false,
  };
  // Looking at each request for a proxy takes time.
  return namesProxy(env) ? new EnvHttpProxyAgent(options) : new Agent(options);
}

function namesProxy(environment: NodeJS.ProcessEnv): boolean {
  return PROXY_VARIABLES.some((name) => environment[name]);
}
