import type { Fault } from './fault.ts';
import { createFetch } from './transport/fetch.ts';
import { createListener } from './transport/listen.ts';
import { checkTurns, type ProviderOptions } from './options.ts';
import type { ProviderRequest } from './request.ts';
import { createService } from './service.ts';
import type { Turn } from './model/turn.ts';

/** A scripted model behind the APIs of OpenAI, Anthropic and Google, which refuses what they refuse. */
export interface Provider extends AsyncDisposable {
  /** Answers requests in process, to any host: `new OpenAI({ apiKey: 'test', fetch: provider.fetch })`. */
  readonly fetch: typeof globalThis.fetch;
  /** Everything that arrived, in order, refused requests too. */
  readonly requests: readonly ProviderRequest[];
  /**
   * Answers requests over HTTP on 127.0.0.1 until the provider is disposed of; gives the URL, such as
   * `http://127.0.0.1:40213`. Port 0, the default, takes a free one.
   */
  listen(port?: number): Promise<string>;
  /**
   * Queues what the model does in the next turns. A turn is used up by a request that the model answers,
   * not by one that is refused, fails or only counts tokens. Without a turn the model says `Done.`. Throws a
   * HeadroomError of code `invalid_options` for what is no turn.
   */
  script(...turns: readonly Turn[]): void;
  /**
   * Lets something go wrong with the next request that has no fault yet, or with the n-th from now on
   * (`at`, counted from 1; a RangeError for anything else). Throws a HeadroomError of code `invalid_options` for what is
   * no fault.
   */
  fail(fault: Fault, options?: { readonly at?: number }): void;
  /** Forgets everything: requests, faults, queued turns, cache, held conversations; the first script is back. */
  reset(): void;
}

/**
 * Creates a provider. Nothing depends on time or chance: the same requests get the same bytes.
 * Throws a HeadroomError with code `invalid_options` for options that make no sense.
 *
 * @example
 * ```ts
 * import OpenAI from 'openai';
 * import { call, createProvider, say } from 'headroom-ts/testing';
 *
 * const provider = createProvider({ script: [call('get_weather', { city: 'Oslo' }), say('Rain.')] });
 * const client = new OpenAI({ apiKey: 'test', fetch: provider.fetch });
 * ```
 */
export function createProvider(options: ProviderOptions = {}): Provider {
  let service = createService(options);
  const current = (): typeof service => service;
  const listener = createListener(current);
  return {
    fetch: createFetch(current),
    get requests() {
      return service.requests;
    },
    listen: (port = 0) => listener.listen(port),
    script: (...turns) => {
      checkTurns(turns);
      service.queue.push(...turns);
    },
    fail: (fault, { at } = {}) => service.faults.add(fault, at),
    reset: () => {
      service = createService(options);
    },
    [Symbol.asyncDispose]: () => listener.close(),
  };
}
