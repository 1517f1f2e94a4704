import { loadZod, once } from '../../engine/index.ts';
import { checkOptions, type OptionsPlace } from './check-options.ts';

/** The services that a proxy sends requests on to, by the API that is called. */
export const UPSTREAM_NAMES = ['anthropic', 'azure', 'chatgpt', 'gemini', 'openai'] as const;

/** One of these services. */
export type UpstreamName = (typeof UPSTREAM_NAMES)[number];

/** Where a proxy listens, who may call it, and where it sends requests on to. */
export interface ProxySettings {
  /**
   * The address to listen on. Every other address than this computer's own needs a token.
   * @defaultValue `'127.0.0.1'`
   */
  readonly host?: string;
  /**
   * The port to listen on; 0 takes a free one.
   * @defaultValue 8787
   */
  readonly port?: number;
  /**
   * What callers have to send as `x-headroom-proxy-token`, or as bearer token; null for none, also
   * where one is configured. None by default.
   */
  readonly token?: string | null;
  /**
   * Base URLs of the services, with or without the version that ends them, such as
   * `{ openai: 'https://openrouter.ai/api/v1' }`. By default the vendors' own; Azure has none.
   */
  readonly upstreams?: Readonly<Partial<Record<UpstreamName, string>>>;
  /**
   * Who shares references: all callers (`'project'`), or those only who show the same credential to the
   * provider (`'credential'`).
   * @defaultValue `'project'` on this computer's own addresses, `'credential'` elsewhere
   */
  readonly partition?: 'project' | 'credential';
  /**
   * Seconds that answers may still take when the proxy is closed.
   * @defaultValue 30
   */
  readonly drainSeconds?: number;
}

const schemaOf = once(() => {
  const { z } = loadZod();
  const address = z
    .string()
    .refine(isBaseUrl, 'expected an address such as https://api.example.com/v1');
  const upstreams = z.strictObject(
    Object.fromEntries(UPSTREAM_NAMES.map((name) => [name, address.exactOptional()])),
  );
  return z.strictObject({
    host: z.string().min(1).exactOptional(),
    port: z.number().int().min(0).max(65_535).exactOptional(),
    token: z.string().min(1).nullable().exactOptional(),
    upstreams: upstreams.exactOptional(),
    partition: z.enum(['project', 'credential']).exactOptional(),
    drainSeconds: z.number().min(0).exactOptional(),
  });
});

/** A query would be lost, and a password would be sent to nobody. */
function isBaseUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return `${url.username}${url.password}${url.search}${url.hash}` === '';
}

/** The settings of a proxy, checked. Throws a HeadroomError of code `invalid_options` that names the option. */
export function checkProxySettings(value: unknown, where: OptionsPlace): ProxySettings {
  return checkOptions(schemaOf(), value, where);
}
