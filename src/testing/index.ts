/**
 * A strict local provider for tests: a scripted model behind the APIs of OpenAI (chat completions and
 * Responses), Anthropic (messages) and Google (Gemini), as JSON and as streams, which refuses what the real
 * services refuse.
 *
 * An agent talks to it through the vendors' own SDKs, in process (`fetch`) or over HTTP (`listen`):
 * ```ts
 * import Anthropic from '@anthropic-ai/sdk';
 * import { call, createProvider, say } from 'headroom-ts/testing';
 *
 * const provider = createProvider();
 * const client = new Anthropic({ apiKey: 'test', fetch: provider.fetch });
 *
 * provider.script(call('get_weather', { city: 'Oslo' }), say('It rains in Oslo.'));
 * await runMyAgent(client, 'Do I need an umbrella?');
 *
 * provider.requests.every(({ refusal }) => refusal === undefined); // nothing was refused
 * provider.requests.every(({ prefixKept }) => prefixKept); // the prompt cache kept hitting
 * provider.requests.at(-1)?.tokens; // { prompt: 812, cached: 640 }
 * ```
 *
 * What the model does is a list of turns. A turn may depend on the request, and `retrieve` calls
 * `headroom_retrieve` for a reference that the request shows:
 * ```ts
 * provider.script(
 *   [think('The log is cut.'), retrieve({ query: 'failed' })],
 *   ({ conversation }) => say(`I have read ${conversation.length} messages.`),
 * );
 * ```
 * The model stays within what the request allows: no calls with `tool_choice: 'none'`, the call that is
 * forced, JSON where a schema is given. A script that wants more than that gets status 500, with the reason.
 *
 * Things go wrong on demand, and streams come in any form that a reader has to understand:
 * ```ts
 * provider.fail({ status: 529, headers: { 'retry-after': '1' } });
 * provider.fail({ disconnectAt: 2000 }, { at: 3 });
 * createProvider({ stream: { chunkBytes: 1, newline: '\r\n', comments: true, multilineData: true } });
 * ```
 *
 * Refused, with the status, the error body and the place that the services name:
 * - calls without a result right after them, results without a call, two of the same id, empty content;
 * - properties that the API does not know, tools or a `tool_choice` that do not fit, missing parameters;
 * - Anthropic: thinking that is changed, moved, or stands behind changed messages; a tool turn that lost its
 *   thinking; results that do not come first; more than four cache breakpoints; threads that are unknown,
 *   already continued, or continued with other tools;
 * - Gemini: responses of functions that do not match the calls of the turn before in number and name; calls
 *   that lost their signature in the turn of a Gemini 3 model, and signatures that were never issued; tools
 *   beside a cache, functions beside built-in tools without the parameter that allows it;
 * - OpenAI Responses: reasoning without the item that it led to, changed encrypted reasoning, responses,
 *   conversations and items that are not held.
 *
 * Stricter than the services: ids of calls are unique in the whole conversation, and an empty text from a user
 * is refused everywhere. Not modelled: prices, rate limits, context windows, tools that run on the server.
 *
 * @packageDocumentation
 */
export type { MessageFormat } from '../../engine/index.ts';
export type {
  DisconnectFault,
  ErrorFault,
  Fault,
  MalformedFault,
  SlowFault,
  StatusFault,
  TimeoutFault,
} from './fault.ts';
export type { ProviderOptions } from './options.ts';
export { createProvider, type Provider } from './provider.ts';
export type { PromptTokens, ProviderRequest } from './request.ts';
export type { StreamOptions } from './transport/sse.ts';
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
} from './model/turn.ts';
