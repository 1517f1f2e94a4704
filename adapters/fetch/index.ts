/**
 * Headroom as a `fetch`, for every client that takes one: all requests to the APIs that are known go through it.
 *
 * ```ts
 * import { GoogleGenAI } from '@google/genai';
 * import { headroomFetch } from 'headroom-ts/fetch';
 *
 * const client = new GoogleGenAI({ httpOptions: { fetch: headroomFetch() } });
 * ```
 *
 * @packageDocumentation
 */
import { type Fetch, headroomFetch as fetchThrough } from '../http/fetch.ts';
import { headroomFor, type WithHeadroomOptions } from '../http/headroom-for.ts';

export type { Fetch } from '../http/fetch.ts';
export type { WithHeadroomOptions } from '../http/headroom-for.ts';

/**
 * A `fetch` whose requests to chat completions, Responses, messages and Gemini's `generateContent` go through a
 * Headroom; all others go out as they are. Throws a HeadroomError of code `invalid_options` for wrong options, and of
 * code `invalid_config` for a wrong configuration.
 */
export function headroomFetch(options: WithHeadroomOptions = {}, inner: Fetch = fetch): Fetch {
  return fetchThrough(headroomFor(options, 'headroomFetch()'), inner);
}
