import type { MessageFormat } from '../../../src/index.ts';
import type { ExchangeRequest } from '../exchange/wire/exchange.ts';

/** What a path of a provider's API is for. */
export interface Route {
  readonly format: MessageFormat;
  readonly purpose: NonNullable<ExchangeRequest['purpose']>;
  /** The model that the address names. */
  readonly model?: string;
  /** How the answer is streamed, where the address tells. */
  readonly streams?: ExchangeRequest['streams'];
}

const ROUTES: readonly (readonly [end: string, route: Route])[] = [
  ['/chat/completions', { format: 'openai-chat', purpose: 'answer' }],
  ['/responses', { format: 'openai-responses', purpose: 'answer' }],
  ['/responses/input_tokens', { format: 'openai-responses', purpose: 'count' }],
  ['/responses/compact', { format: 'openai-responses', purpose: 'compact' }],
  ['/messages', { format: 'anthropic', purpose: 'answer' }],
  ['/messages/count_tokens', { format: 'anthropic', purpose: 'count' }],
];

/** Google names model and action in the last part of the path, on Google AI as on Vertex AI. */
const GEMINI = /\/([^/]+):(generateContent|streamGenerateContent|countTokens)$/;

/**
 * The route of an address by the end of its path, whatever comes before it (versions, Azure deployments);
 * undefined for all others.
 */
export function routeOf(url: string | URL): Route | undefined {
  const address = URL.parse(String(url));
  if (address === null) return undefined;
  const { pathname } = address;
  return ROUTES.find(([end]) => pathname.endsWith(end))?.[1] ?? geminiRoute(address);
}

function geminiRoute({ pathname, searchParams }: URL): Route | undefined {
  const [match, model = '', action] = GEMINI.exec(pathname) ?? [];
  if (match === undefined) return undefined;
  const form = searchParams.get('alt') === 'sse' ? 'events' : 'list';
  return {
    format: 'gemini',
    model,
    purpose: action === 'countTokens' ? 'count' : 'answer',
    ...(action === 'streamGenerateContent' ? { streams: form } : {}),
  };
}
