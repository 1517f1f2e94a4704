import type { UpstreamName } from '../../../src/index.ts';
import type { Environment } from './environment.ts';

/** Where a client looks for a base URL. */
export interface UrlPlace {
  /** What the user calls it, such as `OPENAI_BASE_URL`. */
  readonly name: string;
  readonly service: UpstreamName;
  /** What the client expects at the end of it, such as `/v1`. */
  readonly version: string;
  /** The base URL that the user has put there. */
  own(environment: Environment): string | undefined;
  /** What puts another one there, for one process. */
  tell(url: string, environment: Environment): Told;
}

/** What a client is started with besides. */
interface Told {
  readonly variables?: Readonly<Record<string, string>>;
  /** They come before the user's. */
  readonly words?: readonly string[];
}

/** An environment variable. */
export function variable(name: string, service: UpstreamName, version: string): UrlPlace {
  return {
    name,
    service,
    version,
    own: (environment) => environment[name] || undefined,
    tell: (url) => ({ variables: { [name]: url } }),
  };
}
