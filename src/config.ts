// The only reader of configuration files and environment variables.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { defaultStoreDirectory, HeadroomError } from '../engine/index.ts';
import { checkHeadroomOptions, type HeadroomOptions } from './options.ts';

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
 * `HEADROOM_DIRECTORY`, `HEADROOM_PROJECT`.
 */
export function loadConfig(places: ConfigPlaces = currentPlaces()): HeadroomOptions {
  return { ...readConfigFile(places), ...readVariables(places.environment) };
}

/** The folder for originals by the conventions of this computer's platform. */
export function storeDirectory(environment: ConfigPlaces['environment'] = process.env): string {
  return defaultStoreDirectory(environment, process.platform);
}

function currentPlaces(): ConfigPlaces {
  return { environment: process.env, directory: process.cwd() };
}

function readConfigFile({ environment, directory }: ConfigPlaces): HeadroomOptions {
  const named = environment['HEADROOM_CONFIG'];
  const file = named ?? join(directory, 'headroom.config.json');
  const text = readIfThere(file, named !== undefined);
  return text === undefined
    ? {}
    : inConfig(file, () => checkHeadroomOptions(JSON.parse(text), file));
}

function readIfThere(file: string, required: boolean): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (absent && !required) return undefined;
    throw configError(file, error);
  }
}

function readVariables(environment: ConfigPlaces['environment']): HeadroomOptions {
  const given = (name: string, parse: (text: string) => unknown = String): object => {
    const text = environment[`HEADROOM_${name.toUpperCase()}`];
    return text === undefined || text === '' ? {} : { [name]: parse(text) };
  };
  const options = {
    ...given('mode'),
    ...given('trigger', Number),
    ...given('keep', Number),
    ...given('store'),
    ...given('directory'),
    ...given('project'),
  };
  return inConfig('HEADROOM_* variables', () => checkHeadroomOptions(options, 'environment'));
}

function inConfig(place: string, read: () => HeadroomOptions): HeadroomOptions {
  try {
    return read();
  } catch (error) {
    throw configError(place, error);
  }
}

function configError(place: string, error: unknown): HeadroomError {
  const reason = error instanceof Error ? error.message : String(error);
  return new HeadroomError('invalid_config', `cannot use ${place}: ${reason}`, { cause: error });
}
