import type { MessageFormat } from '../../src/index.ts';
import type { ExchangeRequest } from './exchange/exchange.ts';

/** What a path of a provider's API is for. */
export interface Route {
  readonly format: MessageFormat;
  readonly purpose: NonNullable<ExchangeRequest['purpose']>;
}

const ROUTES: readonly (readonly [end: string, route: Route])[] = [
  ['/chat/completions', { format: 'openai-chat', purpose: 'answer' }],
  ['/responses', { format: 'openai-responses', purpose: 'answer' }],
  ['/responses/input_tokens', { format: 'openai-responses', purpose: 'count' }],
  ['/messages', { format: 'anthropic', purpose: 'answer' }],
  ['/messages/count_tokens', { format: 'anthropic', purpose: 'count' }],
];

/**
 * The route of an address by the end of its path, whatever comes before it (versions, Azure deployments);
 * undefined for all others.
 */
export function routeOf(url: string | URL): Route | undefined {
  const path = URL.parse(String(url))?.pathname;
  return path === undefined ? undefined : ROUTES.find(([end]) => path.endsWith(end))?.[1];
}
