import type { StreamOptions } from './sse.ts';
import type { ProviderRequest } from './request.ts';
import type { Turn } from './turn.ts';

/** What a provider is created with. */
export interface ProviderOptions {
  /**
   * What the model does: the turns of the next requests, or a function that answers every request for
   * which no turn is queued.
   */
  readonly script?: readonly Turn[] | ((request: ProviderRequest) => Turn);
  /** How streams are written. */
  readonly stream?: StreamOptions;
  /**
   * Tokens that a prompt must have before a beginning of it is cached.
   * @defaultValue 1024
   */
  readonly cacheMinimum?: number;
}
