/** Headers in the order and case in which they came: name, value, name, value. */
export type RawHeaders = readonly string[];

/** Headers that are between two neighbours, and mean nothing beyond them. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Those of a request that are not sent on besides. */
const OF_REQUEST: ReadonlySet<string> = new Set(['expect', 'host', 'trailer']);

/**
 * What goes on to the provider of a client's headers: all but hop-by-hop, the host's name, Headroom's own, and
 * an `Authorization` that carries the proxy's token.
 */
export function requestHeaders(headers: RawHeaders, token: string | undefined): string[] {
  const named = namedByConnection(headers);
  return keptOf(headers, (name, value) => {
    if (HOP_BY_HOP.has(name) || named.has(name) || OF_REQUEST.has(name)) return false;
    if (name.startsWith('x-headroom-')) return false;
    return name !== 'authorization' || token === undefined || !value.endsWith(` ${token}`);
  });
}

/** What goes back to the client of a provider's headers. */
export function responseHeaders(headers: RawHeaders): string[] {
  const named = namedByConnection(headers);
  return keptOf(headers, (name) => !HOP_BY_HOP.has(name) && !named.has(name));
}

/** The headers without some, given in lower case. */
export function withoutHeaders(headers: RawHeaders, names: ReadonlySet<string>): string[] {
  return keptOf(headers, (name) => !names.has(name));
}

const ACCEPT_ENCODING: ReadonlySet<string> = new Set(['accept-encoding']);

/** The headers of a request whose answer is read here, so that it is asked for as it is. */
export function readPlainly(headers: RawHeaders): RawHeaders {
  return ['accept-encoding', 'identity', ...withoutHeaders(headers, ACCEPT_ENCODING)];
}

/** Names with their values. */
export function pairsOf(headers: RawHeaders): readonly [name: string, value: string][] {
  return Array.from({ length: headers.length / 2 }, (_, index) => [
    headers[2 * index] ?? '',
    headers[2 * index + 1] ?? '',
  ]);
}

const CONNECTION = 'connection';

function namedByConnection(headers: RawHeaders): ReadonlySet<string> {
  const named = new Set<string>();
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? '';
    if (name.length !== CONNECTION.length || name.toLowerCase() !== CONNECTION) continue;
    for (const each of headers[index + 1]?.toLowerCase().split(',') ?? []) named.add(each.trim());
  }
  return named;
}

/** The headers of which something holds, by their name in lower case. */
function keptOf(headers: RawHeaders, isKept: (name: string, value: string) => boolean): string[] {
  const kept: string[] = [];
  for (let index = 0; index < headers.length; index += 2) {
    const [name = '', value = ''] = [headers[index], headers[index + 1]];
    if (isKept(name.toLowerCase(), value)) kept.push(name, value);
  }
  return kept;
}
