import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { codeOf } from '../common/thrown.ts';

/**
 * Makes a folder and those above it where they are missing, for this user only. Node's own recursive `mkdir` never
 * comes back where a folder cannot hold others, such as `/proc`.
 */
export async function makeFolder(path: string): Promise<void> {
  const failure = await tryToMake(path);
  if (failure === undefined) return;
  if (codeOf(failure) !== 'ENOENT' || dirname(path) === path) throw failure;
  await makeFolder(dirname(path));
  const again = await tryToMake(path);
  if (again !== undefined) throw again;
}

/** Why the folder is not there; undefined if it is. */
async function tryToMake(path: string): Promise<Error | undefined> {
  try {
    await mkdir(path, { mode: 0o700 });
    return undefined;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    return error instanceof Error ? error : new Error(String(error));
  }
}
