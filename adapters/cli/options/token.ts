import { readFileSync } from 'node:fs';
import process from 'node:process';

import { usageError } from '../command-error.ts';
import { fileAdvice } from './file-advice.ts';

/**
 * The token that callers of a server have to show: the text of the file named, else `HEADROOM_TOKEN`. Undefined
 * where neither is given. Throws a CommandError for a file that has none.
 */
export function readToken(file: string | undefined): string | undefined {
  const token = file === undefined ? process.env['HEADROOM_TOKEN'] : readFile(file);
  if (token !== undefined && token.trim() !== '') return token.trim();
  if (file === undefined) return undefined;
  throw usageError(`--token-file: ${file} is empty; write a long random text into it`);
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw usageError(`--token-file: cannot read ${file}: ${fileAdvice(error)}`);
  }
}
