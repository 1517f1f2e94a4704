// The only reader of configuration files and environment variables.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { codeOf, defaultStoreDirectory, HeadroomError, messageOf } from '../engine/index.ts';
import { checkHeadroomOptions } from './options/option-schemas.ts';
import type { HeadroomOptions } from './options/options.ts';
import {
  checkProxySettings,
  type ProxySettings,
  UPSTREAM_NAMES,
} from './options/proxy-settings.ts';

/** Where configuration is looked for. */
export interface ConfigPlaces {
  /** Environment variables; those that begin with `HEADROOM_` are read. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder that may hold `headroom.config.json`. */
  readonly directory: string;
}

/**
 * The configured options: `headroom.config.json` of the folder (or the file that `HEADROOM_CONFIG` names),
 * overridden by `HEADROOM_MODE`, `HEADROOM_TRIGGER`, `HEADROOM_KEEP`, `HEADROOM_STORE`,
 * `HEADROOM_DIRECTORY`, `HEADROOM_PROJECT`, `HEADROOM_LEDGER`, `HEADROOM_HOLDOUT`, `HEADROOM_WORKERS`. Throws a
 * HeadroomError of code `invalid_config` that names the file or variable.
 */
export function loadConfig(places: ConfigPlaces = currentPlaces()): HeadroomOptions {
  const { file, values } = readConfigFile(places);
  const { proxy: _, ...options } = values;
  const configured = readAt(file, () => checkHeadroomOptions(options, {}));
  return { ...configured, ...readVariables(places.environment) };
}

/**
 * The configured settings of a proxy: `proxy` in `headroom.config.json`, overridden by `HEADROOM_HOST`,
 * `HEADROOM_PORT`, `HEADROOM_TOKEN` and `HEADROOM_{ANTHROPIC,AZURE,CHATGPT,GEMINI,OPENAI}_URL`. Upstreams are
 * taken from a file only if `HEADROOM_CONFIG` names it. Throws as `loadConfig` does.
 */
export function loadProxyConfig(places: ConfigPlaces = currentPlaces()): ProxySettings {
  const { file, isNamed, values } = readConfigFile(places);
  const configured = readAt(file, () =>
    checkProxySettings(values['proxy'] ?? {}, { place: 'proxy' }),
  );
  if (configured.upstreams !== undefined && !isNamed) throw upstreamsOfFolder(file);
  const { upstreams, ...variables } = readProxyVariables(places.environment);
  return { ...configured, ...variables, upstreams: { ...configured.upstreams, ...upstreams } };
}

/** The folder for originals by the conventions of this computer's platform. */
export function storeDirectory(environment: ConfigPlaces['environment'] = process.env): string {
  return defaultStoreDirectory(environment, process.platform);
}

function currentPlaces(): ConfigPlaces {
  return { environment: process.env, directory: currentFolder() };
}

/** The current folder. Throws a HeadroomError of code `invalid_config` where it was removed. */
export function currentFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    const message = 'the current folder was removed: change to one that is there';
    throw new HeadroomError('invalid_config', message, { cause: error });
  }
}

interface ConfigFile {
  readonly file: string;
  /** Whether the user named it, rather than being in a folder that has one. */
  readonly isNamed: boolean;
  readonly values: Readonly<Record<string, unknown>>;
}

function readConfigFile({ environment, directory }: ConfigPlaces): ConfigFile {
  const named = textIn(environment, 'HEADROOM_CONFIG');
  const file = named ?? join(directory, 'headroom.config.json');
  const text = readIfThere(file, named !== undefined);
  const values = text === undefined ? {} : readAt(file, () => objectIn(text));
  return { file, isNamed: named !== undefined, values };
}

/** Folders come from anywhere, and an upstream gets the user's keys. */
function upstreamsOfFolder(file: string): HeadroomError {
  const reason = 'proxy.upstreams: name this file in HEADROOM_CONFIG, or use HEADROOM_*_URL';
  return configError(file, new Error(reason));
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  // Windows' own editors put a mark at the start.
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new HeadroomError('invalid_config', 'expected an object');
}

function readIfThere(file: string, required: boolean): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && !required) return undefined;
    throw configError(file, error);
  }
}

function readVariables(environment: ConfigPlaces['environment']): HeadroomOptions {
  const given = variablesOf(environment, (options) => checkHeadroomOptions(options, {}));
  return {
    ...given('mode'),
    ...given('trigger', Number),
    ...given('keep', Number),
    ...given('store'),
    ...given('directory'),
    ...given('project'),
    ...given('ledger', (text) => SWITCHES[text] ?? text),
    ...given('holdOut', Number),
    ...given('workers', (text) => (SWITCHES[text] === false ? false : Number(text))),
  };
}

/** How variables turn something on and off. */
const SWITCHES: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  off: false,
  false: false,
};

function readProxyVariables(environment: ConfigPlaces['environment']): ProxySettings {
  const given = variablesOf(environment, (settings) => checkProxySettings(settings, {}));
  const urls = UPSTREAM_NAMES.map((name) => {
    const variable = `HEADROOM_${name.toUpperCase()}_URL`;
    return readVariable(environment, variable, (url) =>
      checkProxySettings({ upstreams: { [name]: url } }, {}),
    );
  });
  return {
    ...given('host'),
    ...given('port', Number),
    ...given('token'),
    upstreams: Object.assign({}, ...urls.map((each) => each?.upstreams)),
  };
}

/** Reads the variable of an option's name as that option. */
function variablesOf<Options>(
  environment: ConfigPlaces['environment'],
  check: (options: object) => Options,
): (name: string, parse?: (text: string) => unknown) => Options | undefined {
  return (name, parse = String) =>
    readVariable(environment, `HEADROOM_${name.toUpperCase()}`, (text) =>
      check({ [name]: parse(text) }),
    );
}

/** What a variable says; its name is in the message of what it throws. */
function readVariable<Value>(
  environment: ConfigPlaces['environment'],
  variable: string,
  read: (text: string) => Value,
): Value | undefined {
  const text = textIn(environment, variable);
  return text === undefined ? undefined : readAt(variable, () => read(text));
}

/** The text of a variable; one that is empty was not given. */
function textIn(environment: ConfigPlaces['environment'], variable: string): string | undefined {
  const text = environment[variable];
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** What is read from a file or variable, which is named in the message of what it throws. */
function readAt<Value>(place: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw configError(place, error);
  }
}

function configError(place: string, error: unknown): HeadroomError {
  const message = `cannot use ${place}: ${messageOf(error)}`;
  return new HeadroomError('invalid_config', message, { cause: error });
}
