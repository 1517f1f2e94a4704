import { loadProxyConfig, type ProxySettings } from '../../../src/index.ts';
import { checkedBaseUrl } from '../options/base-url.ts';
import type { Client } from './clients.ts';
import { clientEnvironment, type Environment } from './environment.ts';

/** The way of a client's requests over a proxy. */
export interface Detour {
  /** Where the proxy sends them on to: to where the client would have sent them. */
  readonly upstreams: Upstreams;
  /** How the client is started to send them to the proxy. */
  through(proxy: string): Start;
}

type Upstreams = NonNullable<ProxySettings['upstreams']>;

/** What a client is started with. */
export interface Start {
  readonly environment: Environment;
  /** Words before the user's. */
  readonly words: readonly string[];
}

/**
 * Plans the way of a client's requests. A base URL that the user has set for the client becomes the upstream,
 * unless one is configured for Headroom. Throws a CommandError where it is none.
 */
export function planDetour(client: Pick<Client, 'places'>, environment: Environment): Detour {
  const configured = loadProxyConfig().upstreams ?? {};
  const own = ownUpstreams(client, environment);
  return {
    upstreams: { ...own, ...configured },
    through(proxy) {
      const told = client.places.map((place) => {
        const url = configured[place.service] === undefined ? own[place.service] : undefined;
        const ending = url === undefined ? place.version : versionOf(url);
        return place.tell(`${proxy}${ending}`, environment);
      });
      const variables = told.flatMap((each) => Object.entries(each.variables ?? {}));
      return {
        environment: clientEnvironment(environment, Object.fromEntries(variables)),
        words: told.flatMap(({ words = [] }) => words),
      };
    },
  };
}

/** Where a client reads several places, it takes the first. */
function ownUpstreams({ places }: Pick<Client, 'places'>, environment: Environment): Upstreams {
  const urls = places.toReversed().flatMap((place) => {
    const url = place.own(environment);
    return url === undefined ? [] : [[place.service, checkedBaseUrl(url, place.name)] as const];
  });
  return Object.fromEntries(urls);
}

/** Clients append to a base URL what belongs behind its end, so that the proxy's has to end alike. */
function versionOf(url: string): string {
  return /\/v\d[a-z0-9]*(?=\/*$)/.exec(url)?.[0] ?? '';
}
