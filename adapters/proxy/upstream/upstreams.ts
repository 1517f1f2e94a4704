import type { UpstreamName } from '../../../src/index.ts';
import { onBaseUrl } from '../../http/request/base-url.ts';
import type { Target } from '../target.ts';

/** Where a request is sent on to. */
export interface Destination {
  readonly upstream: UpstreamName;
  /** Such as `https://api.openai.com`. */
  readonly origin: string;
  /** Path and query there. */
  readonly path: string;
}

/** What tells whose API is called. */
export interface Asked {
  readonly target: Target;
  readonly headers: Pick<Headers, 'get'>;
}

/** The base URLs of the services that are known. */
export type Upstreams = Readonly<Partial<Record<UpstreamName, string>>>;

/** The base URLs of the services; Azure's belongs to each customer. */
export const DEFAULT_UPSTREAMS: Readonly<Partial<Record<UpstreamName, string>>> = {
  anthropic: 'https://api.anthropic.com',
  chatgpt: 'https://chatgpt.com/backend-api',
  gemini: 'https://generativelanguage.googleapis.com',
  openai: 'https://api.openai.com',
};

/** The destination of a request; undefined where the base URL of its service is not known. */
export function destinationOf(asked: Asked, bases: Upstreams): Destination | undefined {
  const upstream = upstreamOf(asked);
  const base = bases[upstream];
  if (base === undefined) return undefined;
  const { origin, pathname } = new URL(base);
  const { path, query } = asked.target;
  const wanted = upstream === 'chatgpt' ? chatgptPath(path) : path;
  return { upstream, origin, path: `${onBaseUrl(pathname, wanted)}${query}` };
}

/** Whose API is called; each in its own dialect, for a key must not reach another vendor. */
function upstreamOf({ target: { path, query }, headers }: Asked): UpstreamName {
  const has = (name: string): boolean => headers.get(name) !== null;
  if (has('chatgpt-account-id') || path.startsWith('/backend-api/')) return 'chatgpt';
  if (has('api-key') || path.startsWith('/openai/')) return 'azure';
  if (has('x-goog-api-key') || GOOGLE_KEY.test(query) || GEMINI_PATH.test(path)) return 'gemini';
  const isAnthropic =
    ['anthropic-version', 'anthropic-beta', 'x-api-key'].some(has) ||
    ANTHROPIC_PATH.test(path) ||
    /^Bearer +sk-ant-/i.test(headers.get('authorization') ?? '');
  return isAnthropic ? 'anthropic' : 'openai';
}

/** Google AI, Vertex AI, and the web sockets of both. */
const GEMINI_PATH =
  /^\/(?:(?:upload\/|download\/)?v1(?:alpha|beta)|v1\/(?:projects|publishers)\/|ws\/google\.)|:(?:[A-Za-z]+(?:Contents?|Tokens)|predict\w*)$/;
/** Programs that cannot set headers show their key in the address. */
const GOOGLE_KEY = /[?&]key=(?:AIza|AQ\.)/;
const ANTHROPIC_PATH = /^(?:\/anthropic)?\/v1\/(?:messages|complete)(?:$|\/)/;

/** Programs that log in with ChatGPT call their base URL as if it was the API's. */
function chatgptPath(path: string): string {
  return path.startsWith('/backend-api/')
    ? path.slice('/backend-api'.length)
    : path.replace(/^\/v1\//, '/codex/');
}
