/**
 * Headroom as a proxy: any client in any language, by its base URL.
 *
 * ```ts
 * import { createProxy } from 'headroom-ts/proxy';
 *
 * await using proxy = createProxy({ port: 0 });
 * const { url } = await proxy.listen(); // ANTHROPIC_BASE_URL=url, OPENAI_BASE_URL=`${url}/v1`
 * ```
 *
 * @packageDocumentation
 */
export type { ListenAddress } from '../http/server/listen.ts';
export type { AnswerEntry, Handling, LogEntry, ProblemEntry, RequestEntry } from './log.ts';
export { createProxy, type Proxy } from './proxy.ts';
export type { ProxyOptions } from './settings.ts';
export { DEFAULT_UPSTREAMS } from './upstream/upstreams.ts';
