import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import type { Environment } from './environment.ts';
import { type UrlPlace, variable } from './url-place.ts';

/** Codex takes a setting from its command line or its `config.toml`, and no variable since 0.118. */
export const codexSetting: UrlPlace = {
  name: 'openai_base_url in config.toml',
  service: 'openai',
  version: '/v1',
  own(environment) {
    const folder = environment['CODEX_HOME'] || join(homedir(), '.codex');
    const [globals = ''] = (readIfThere(join(folder, 'config.toml')) ?? '').split(/^\s*\[/m, 1);
    return /^[ \t]*openai_base_url[ \t]*=[ \t]*["']([^"'\n]*)["']/m.exec(globals)?.[1];
  },
  tell: (url) => ({ words: ['-c', `openai_base_url="${url}"`] }),
};

const geminiVariable = variable('GOOGLE_GEMINI_BASE_URL', 'gemini', '');

/**
 * With a base URL, Gemini CLI refuses to run without a terminal unless a way to log in was chosen; so it is told
 * none where none was.
 */
export const geminiUrl: UrlPlace = {
  ...geminiVariable,
  tell: (url, environment) =>
    hasChosenLogin(environment) ? geminiVariable.tell(url, environment) : {},
};

function hasChosenLogin(environment: Environment): boolean {
  const home = environment['GEMINI_CLI_HOME'] || homedir();
  const files = [home, '.'].map((folder) => join(folder, '.gemini', 'settings.json'));
  return files.some((file) => /"selectedType"\s*:\s*"/.test(readIfThere(file) ?? ''));
}

/** opencode has no variable for Google's base URL, but one that holds settings; the user's own stay as they are. */
export const openCodeGoogle: UrlPlace = {
  name: 'OPENCODE_CONFIG_CONTENT',
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
