import {
  checkProxySettings,
  type Headroom,
  HeadroomError,
  type HeadroomOptions,
  isHeadroomOption,
  loadProxyConfig,
  type OptionsPlace,
  type ProxySettings,
} from '../../src/index.ts';
import { assertOptions } from '../http/headroom-for.ts';
import { isLoopbackAddress } from '../http/server/guard.ts';
import type { LogEntry } from './log.ts';
import { DEFAULT_UPSTREAMS, type Upstreams } from './upstream/upstreams.ts';

/** What a proxy is created with. */
export interface ProxyOptions extends ProxySettings {
  /** A Headroom that is shared with others, or options for the proxy's own. */
  readonly headroom?: Headroom | HeadroomOptions;
  /**
   * What becomes of web sockets to an API that is compressed where it is called over HTTP: they are relayed, or
   * answered with 426, upon which clients that know both send requests instead.
   * @defaultValue `'relay'`
   */
  readonly webSockets?: 'relay' | 'refuse';
  /** Gets an entry for each request and problem, without content or credentials. Nothing is logged by default. */
  readonly log?: (entry: LogEntry) => void;
}

/** Options of a proxy, complete. */
export interface ResolvedOptions extends Required<Omit<ProxySettings, 'token' | 'upstreams'>> {
  readonly token: string | undefined;
  readonly upstreams: Upstreams;
  readonly headroom: Headroom | HeadroomOptions;
  readonly webSockets: 'relay' | 'refuse';
  readonly log: (entry: LogEntry) => void;
}

const PORT = 8787;
const DRAIN_SECONDS = 30;
const PLACE: OptionsPlace = {
  place: 'createProxy()',
  others: ['headroom', 'webSockets', 'log'],
  elsewhere: (name) =>
    isHeadroomOption(name)
      ? `${name} is an option of its Headroom: createProxy({ headroom: { ${name}: … } })`
      : undefined,
};

/**
 * The options with what is configured and with defaults. Throws a HeadroomError of code `invalid_options` or
 * `invalid_config`.
 */
export function resolveOptions(options: ProxyOptions): ResolvedOptions {
  assertOptions('createProxy()', options);
  const { headroom = {}, webSockets = 'relay', log = () => undefined, ...given } = options;
  assertOwn({ headroom, webSockets, log });
  const configured = loadProxyConfig();
  const settings = { ...configured, ...checkProxySettings(given, PLACE) };
  const { host = '127.0.0.1', port = PORT } = settings;
  const upstreams = { ...DEFAULT_UPSTREAMS, ...configured.upstreams, ...given.upstreams };
  refuseCircle(upstreams, port);
  return {
    host,
    port,
    token: settings.token ?? undefined,
    upstreams,
    partition: settings.partition ?? (isLoopbackAddress(host) ? 'project' : 'credential'),
    drainSeconds: settings.drainSeconds ?? DRAIN_SECONDS,
    headroom,
    webSockets,
    log,
  };
}

/** Checks the options that a file cannot have. */
function assertOwn({
  headroom,
  webSockets,
  log,
}: Pick<ResolvedOptions, 'headroom' | 'webSockets' | 'log'>): void {
  const isObject = typeof headroom === 'object' && headroom !== null;
  if (!isObject) throw invalid('headroom: expected a Headroom, or the options of one');
  if (!['relay', 'refuse'].includes(webSockets)) {
    throw invalid("webSockets: expected 'relay' or 'refuse'");
  }
  if (typeof log !== 'function') throw invalid('log: expected a function');
}

function invalid(problem: string): HeadroomError {
  return new HeadroomError('invalid_options', `createProxy(): option ${problem}`);
}

/** Programs that are told to use a proxy sometimes start it, with the same settings. */
function refuseCircle(upstreams: Upstreams, own: number): void {
  for (const [name, base] of Object.entries(upstreams)) {
    const { hostname, port } = new URL(base);
    const isHere = isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));
    if (own === 0 || Number(port) !== own || !isHere) continue;
    const message = `createProxy(): upstream ${name} is ${base}, the proxy itself; name the provider's own address`;
    throw new HeadroomError('invalid_options', message);
  }
}
