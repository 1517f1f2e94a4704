import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { findPython } from './find-python.ts';
import { holdLock } from './lock.ts';
import { runCommand } from './run-command.ts';

/** The environments by name; several, because their packages need different versions of the same ones. */
export const ENVIRONMENTS = ['litellm', 'agno', 'redis'] as const;

/** Name of an environment. */
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

/** Where an environment's Python is, or why there is none. */
export type PythonEnvironment = { readonly python: string } | { readonly missing: string };

/**
 * An environment with the packages pinned for it, made if it is not there. Whoever else is making it is waited
 * for. What failed once stays missing, with the reason, until somebody asks to `tryAgain`.
 */
export async function pythonEnvironment(
  name: EnvironmentName,
  { tryAgain = false }: { readonly tryAgain?: boolean } = {},
): Promise<PythonEnvironment> {
  mkdirSync(FOLDER, { recursive: true });
  await using _ = await holdLock(join(FOLDER, `${name}.lock`));
  const files = filesOf(name);
  const pins = readFileSync(files.pins, 'utf8');
  if (readIfThere(files.installed) === pins) return { python: files.python };
  const failure = tryAgain ? undefined : readIfThere(files.failure);
  if (failure !== undefined)
    return { missing: `${failure}; node scripts/python-environments.ts tries again` };
  rmSync(files.failure, { force: true });
  const missing = await install(files);
  writeFileSync(missing === undefined ? files.installed : files.failure, missing ?? pins);
  return missing === undefined ? { python: files.python } : { missing };
}

const FOLDER = join(import.meta.dirname, '../../.venv');

interface Files {
  readonly folder: string;
  readonly python: string;
  /** What is to be installed. */
  readonly pins: string;
  /** What was installed: there once all of it is. */
  readonly installed: string;
  /** Why it could not be installed. */
  readonly failure: string;
}

function filesOf(name: EnvironmentName): Files {
  const folder = join(FOLDER, name);
  const isWindows = process.platform === 'win32';
  return {
    folder,
    python: join(folder, isWindows ? 'Scripts/python.exe' : 'bin/python'),
    pins: join(import.meta.dirname, 'pins', `${name}.txt`),
    installed: join(folder, 'installed.txt'),
    failure: join(FOLDER, `${name}.failure.txt`),
  };
}

/** Why it failed; undefined if it did not. */
async function install({ folder, python, pins }: Files): Promise<string | undefined> {
  rmSync(folder, { recursive: true, force: true });
  const found = await findPython();
  if (found === undefined) return 'no Python from 3.10 on with venv and pip was found';
  const made = await runCommand(found, ['-m', 'venv', folder]);
  if (made !== undefined) return `venv: ${made}`;
  const failed = await runCommand(python, ['-m', 'pip', 'install', ...QUIETLY, '-r', pins]);
  return failed === undefined ? undefined : `pip: ${failed}`;
}

/** Nothing is compiled, neither C nor the many modules that are never imported: that takes longest. */
const QUIETLY =
  '--quiet --disable-pip-version-check --no-input --no-compile --only-binary :all: --retries 1 --timeout 15'.split(
    ' ',
  );

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
