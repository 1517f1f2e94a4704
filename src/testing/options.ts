import { HeadroomError } from '../../engine/index.ts';
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
   * @defaultValue what is published for the model of a request, and 1024 for others
   */
  readonly cacheMinimum?: number;
  /**
   * Whose bodies and conversations stay in `requests`: those of all, or of the latest request only, for
   * sessions so long that their repeated bodies would fill the memory.
   * @defaultValue `'all'`
   */
  readonly bodies?: 'all' | 'latest';
}

/** Throws a HeadroomError of code `invalid_options` for numbers with which no answer could be written. */
export function checkProviderOptions({ stream = {}, cacheMinimum = 1 }: ProviderOptions): void {
  const { chunkBytes = 1, tokensPerDelta = 1, delayMs = 1 } = stream;
  for (const [name, value] of Object.entries({ chunkBytes, tokensPerDelta })) {
    if (Number.isInteger(value) && value > 0) continue;
    throw invalid(`stream.${name} must be a positive integer`);
  }
  for (const [name, value] of Object.entries({ 'stream.delayMs': delayMs, cacheMinimum })) {
    if (!(value >= 0)) throw invalid(`${name} must not be negative`);
  }
}

function invalid(message: string): HeadroomError {
  return new HeadroomError('invalid_options', `createProvider(): ${message}`);
}
