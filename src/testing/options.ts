import { HeadroomError, loadZod, once } from '../../engine/index.ts';
import { checkOptions } from '../options/check-options.ts';
import type { StreamOptions } from './transport/sse.ts';
import type { ProviderRequest } from './request.ts';
import type { Turn } from './model/turn.ts';

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

/** Throws a HeadroomError of code `invalid_options` for options with which no answer could be written. */
export function checkProviderOptions(options: ProviderOptions): void {
  checkOptions(schemaOf(), options, { place: 'createProvider()' });
}

const schemaOf = once(() => {
  const { z } = loadZod();
  const count = z.number().int().positive();
  const stream = z.strictObject({
    chunkBytes: count.optional(),
    newline: z.enum(['\n', '\r\n', '\r']).optional(),
    comments: z.boolean().optional(),
    multilineData: z.boolean().optional(),
    delayMs: z.number().min(0).optional(),
    tokensPerDelta: count.optional(),
  });
  const script = z.custom<ProviderOptions['script']>(
    (value) => typeof value === 'function' || (Array.isArray(value) && value.every(isTurn)),
    { error: `expected ${A_SCRIPT}` },
  );
  return z.strictObject({
    script: script.exactOptional(),
    stream: stream.exactOptional(),
    cacheMinimum: z.number().min(0).exactOptional(),
    bodies: z.enum(['all', 'latest']).exactOptional(),
  });
});

/** Throws a HeadroomError of code `invalid_options` for what is no turn. */
export function checkTurns(turns: readonly unknown[]): void {
  if (turns.every(isTurn)) return;
  throw new HeadroomError('invalid_options', `provider.script(): expected ${TURNS}`);
}

const TURNS = "turns, such as say('It rains.') or call('get_weather', { city: 'Oslo' })";
const A_SCRIPT = `an array of ${TURNS}, or a function that gives the turn for a request`;
const PARTS: ReadonlySet<unknown> = new Set(['say', 'think', 'call']);

function isTurn(value: unknown): boolean {
  if (typeof value === 'function') return true;
  return Array.isArray(value) ? value.every(isPart) : isPart(value);
}

function isPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && PARTS.has(value.type);
}
