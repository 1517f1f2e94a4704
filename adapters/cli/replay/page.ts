import { access, constants, open, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { codeOf } from '../../http/error.ts';
import { CommandError } from '../command-error.ts';
import { writeAdvice } from '../options/file-advice.ts';

/** Throws a CommandError where a page cannot be written. Nothing is made or changed. */
export async function assertWritable(file: string): Promise<void> {
  await orAdvice(file, async () => {
    try {
      await (await open(file, 'r+')).close();
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      await access(dirname(file), constants.W_OK);
    }
  });
}

/** Writes a page; throws a CommandError where that fails. */
export async function writePage(file: string, page: string): Promise<void> {
  await orAdvice(file, () => writeFile(file, page));
}

async function orAdvice(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new CommandError(`cannot write ${file}: ${writeAdvice(error)}`);
  }
}
