/**
 * Headroom for the OpenAI SDK: `withHeadroom(new OpenAI())`.
 *
 * @packageDocumentation
 */
import { HeadroomError } from '../../src/index.ts';
import { type Fetch, headroomBehind, headroomFetch, isHeadroomFetch } from '../http/fetch.ts';
import { headroomFor, leaveHeadroom, type WithHeadroomOptions } from '../http/headroom-for.ts';

export type { Fetch } from '../http/fetch.ts';
export type { HeadroomParameters } from './parameters.ts';
export type { WithHeadroomOptions } from '../http/headroom-for.ts';

/** What an OpenAI client has that matters here: `OpenAI`, `AzureOpenAI` and their subclasses. */
export interface OpenAiClient {
  /** A client with other options. */
  withOptions(options: { fetch: Fetch }): unknown;
  /** Chat completions. */
  readonly chat: {
    /** Where they are created. */
    readonly completions: object;
  };
}

/**
 * A client of the same type whose chat completions and responses read less: large tool outputs and pasted
 * payloads are compressed, and the model gets a tool to read what was left out, whose calls are answered
 * where neither code nor users see them. The client given is not changed; a client that already goes through
 * a Headroom is given back as it is, and the logger is told where other options are given for it.
 *
 * A single request goes out as it is with `headroom: false` in its parameters or the header
 * `x-headroom-bypass: 1`. Clients made of the result by `withOptions({ fetch })` lose the Headroom, so wrap
 * last. Requests that are signed over their body (AWS) go out as they are.
 *
 * Throws a HeadroomError of code `invalid_options` for anything else than a client and for wrong options, and of code
 * `invalid_config` for a wrong configuration.
 */
export function withHeadroom<Client extends OpenAiClient>(
  client: Client,
  options: WithHeadroomOptions = {},
): Client {
  assertClient(client);
  const inner: unknown = Reflect.get(client, 'fetch');
  if (isHeadroomFetch(inner)) {
    leaveHeadroom(headroomBehind(inner), options);
    return client;
  }
  const fetch = headroomFetch(headroomFor(options), isFetch(inner) ? inner : globalThis.fetch);
  // `withOptions` makes a client of the very class that it is called on.
  return client.withOptions({ fetch }) as Client;
}

function isFetch(value: unknown): value is Fetch {
  return typeof value === 'function';
}

function assertClient(client: unknown): void {
  const isClient =
    typeof client === 'object' && client !== null && 'chat' in client && 'withOptions' in client;
  if (isClient) return;
  throw new HeadroomError(
    'invalid_options',
    'withHeadroom() takes an OpenAI client: withHeadroom(new OpenAI()). For Anthropic import it from headroom-ts/anthropic',
  );
}
