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

/** The route of a path, whatever comes before it (versions, Azure deployments); undefined for others. */
export function routeOf(pathname: string): Route | undefined {
  return ROUTES.find(([end]) => pathname.endsWith(end))?.[1];
}
