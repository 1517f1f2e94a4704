/**
 * A strict local provider for tests: a scripted model behind the APIs of OpenAI (chat completions and
 * Responses) and Anthropic (messages), which refuses what the real services refuse.
 *
 * @example
 * ```ts
 * import Anthropic from '@anthropic-ai/sdk';
 * import { call, createProvider, say } from 'headroom-ts/testing';
 *
 * const provider = createProvider();
 * provider.script(call('get_weather', { city: 'Oslo' }), say('It rains in Oslo.'));
 * const client = new Anthropic({ apiKey: 'test', fetch: provider.fetch });
 *
 * await runMyAgent(client, 'Do I need an umbrella?');
 *
 * provider.requests.every(({ refusal }) => refusal === undefined); // nothing was refused
 * provider.requests.every(({ prefixKept }) => prefixKept); // the prompt cache kept hitting
 * ```
 *
 * @packageDocumentation
 */
export type {
  DisconnectFault,
  Fault,
  MalformedFault,
  SlowFault,
  StatusFault,
  TimeoutFault,
} from './fault.ts';
export type { ProviderOptions } from './options.ts';
export { createProvider, type Provider } from './provider.ts';
export type { ProviderRequest } from './request.ts';
export type { StreamOptions } from './sse.ts';
export {
  call,
  type CallArguments,
  type CallPart,
  type Part,
  retrieve,
  say,
  type SayPart,
  think,
  type ThinkPart,
  type Turn,
} from './turn.ts';
