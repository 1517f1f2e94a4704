/**
 * Headroom for the Anthropic SDK: `withHeadroom(new Anthropic())`.
 *
 * @packageDocumentation
 */
import { HeadroomError } from '../../src/index.ts';
import { headroomFor, leaveHeadroom, type WithHeadroomOptions } from '../http/headroom-for.ts';
import { asObject } from '../http/json/read.ts';
import {
  headroomBehind,
  headroomMiddleware,
  isHeadroomMiddleware,
  type Middleware,
} from './middleware.ts';

export type { WithHeadroomOptions } from '../http/headroom-for.ts';
export type { Middleware, MiddlewareRequest } from './middleware.ts';
export type { HeadroomParameters } from './parameters.ts';

/** What an Anthropic client has that matters here: `Anthropic` and its subclasses for other clouds. */
export interface AnthropicClient {
  /** What its requests go through. */
  readonly middleware?: unknown;
  /** A client with other options. */
  withOptions(options: { middleware: readonly Middleware[]; timeout?: undefined }): unknown;
  /** Messages. */
  readonly messages: object;
}

/**
 * A client of the same type whose messages read less: large tool results and pasted payloads are compressed,
 * and the model gets a tool to read what was left out, whose calls are answered where neither code nor users
 * see them. The client given is not changed; a client that already goes through a Headroom is given back as
 * it is, and the logger is told where other options are given for it.
 *
 * A single request goes out as it is with `headroom: false` in its parameters or the header
 * `x-headroom-bypass: 1`. The Headroom comes behind the client's own middleware. Message batches go out as
 * they are.
 *
 * Throws a HeadroomError of code `invalid_options` for anything else than a client (of version 0.101 or
 * later) and for wrong options, and of code `invalid_config` for a wrong configuration.
 */
export function withHeadroom<Client extends AnthropicClient>(
  client: Client,
  options: WithHeadroomOptions = {},
): Client {
  const middleware = middlewareOf(client);
  const present = middleware.find(isHeadroomMiddleware);
  if (present !== undefined) {
    leaveHeadroom(headroomBehind(present), options);
    return client;
  }
  const ours = headroomMiddleware(headroomFor(options));
  const timeout = leavesTimeoutOpen(client) ? { timeout: undefined } : {};
  // `withOptions` makes a client of the very class that it is called on.
  return client.withOptions({ middleware: [...middleware, ours], ...timeout }) as Client;
}

/**
 * Whether a client was made without a timeout. `withOptions` would hand on the default as if it had been asked for, and
 * the SDK refuses requests that take longer than connections last only where none was.
 */
function leavesTimeoutOpen(client: AnthropicClient): boolean {
  const given: unknown = Reflect.get(client, '_options');
  return typeof given === 'object' && given !== null && asObject(given)['timeout'] == null;
}

function middlewareOf(client: unknown): readonly Middleware[] {
  const isClient =
    typeof client === 'object' &&
    client !== null &&
    'messages' in client &&
    'withOptions' in client;
  if (!isClient) {
    throw new HeadroomError(
      'invalid_options',
      'withHeadroom() takes an Anthropic client: withHeadroom(new Anthropic()). For OpenAI import it from headroom-ts/openai',
    );
  }
  if ('middleware' in client && Array.isArray(client.middleware)) {
    return client.middleware as readonly Middleware[];
  }
  throw new HeadroomError(
    'invalid_options',
    'withHeadroom() needs @anthropic-ai/sdk 0.101 or later: npm install @anthropic-ai/sdk@latest',
  );
}
