import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import type { UpstreamName } from '../../../src/index.ts';
import type { Environment } from './environment.ts';

/** Where a client looks for a base URL. */
export interface UrlPlace {
  readonly service: UpstreamName;
  /** What the client expects at the end of it, such as `/v1`. */
  readonly version: string;
  /** The base URL that the user has put there. */
  own(environment: Environment): string | undefined;
  /** What puts another one there, for one process. */
  tell(url: string, environment: Environment): Told;
}

/** What a client is started with besides. */
export interface Told {
  readonly variables?: Readonly<Record<string, string>>;
  /** They come before the user's. */
  readonly words?: readonly string[];
}

/** An environment variable. */
export function variable(name: string, service: UpstreamName, version: string): UrlPlace {
  return {
    service,
    version,
    own: (environment) => environment[name] || undefined,
    tell: (url) => ({ variables: { [name]: url } }),
  };
}

/** Codex takes a setting from its command line or its `config.toml`, and no variable since 0.118. */
export const codexSetting: UrlPlace = {
  service: 'openai',
  version: '/v1',
  own(environment) {
    const folder = environment['CODEX_HOME'] || join(homedir(), '.codex');
    const [globals = ''] = (readIfThere(join(folder, 'config.toml')) ?? '').split(/^\s*\[/m, 1);
    return /^[ \t]*openai_base_url[ \t]*=[ \t]*["']([^"'\n]*)["']/m.exec(globals)?.[1];
  },
  tell: (url) => ({ words: ['-c', `openai_base_url="${url}"`] }),
};

/** opencode has no variable for Google's base URL, but one that holds settings; the user's own stay as they are. */
export const openCodeGoogle: UrlPlace = {
  service: 'gemini',
  version: '/v1beta',
  own: () => undefined,
  tell(url, environment) {
    if (environment['OPENCODE_CONFIG_CONTENT']) return {};
    const settings = { provider: { google: { options: { baseURL: url } } } };
    return { variables: { OPENCODE_CONFIG_CONTENT: JSON.stringify(settings) } };
  },
};

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
