import { HeadroomError } from '../../errors.ts';
import { messageOf } from '../../common/thrown.ts';

type Cause = 'locked' | 'full' | 'damaged' | 'no-access' | 'other';

const CAUSE_OF: Readonly<Record<string, Cause>> = {
  SQLITE_BUSY: 'locked',
  SQLITE_LOCKED: 'locked',
  SQLITE_FULL: 'full',
  ENOSPC: 'full',
  EDQUOT: 'full',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_NOTADB: 'damaged',
  SQLITE_READONLY: 'no-access',
  SQLITE_CANTOPEN: 'no-access',
  SQLITE_PERM: 'no-access',
  EACCES: 'no-access',
  EPERM: 'no-access',
  EROFS: 'no-access',
  EEXIST: 'no-access',
  EISDIR: 'no-access',
  ENOTDIR: 'no-access',
  // What is missing is made, so that this is a folder that takes no other, such as `/proc`.
  ENOENT: 'no-access',
  ENAMETOOLONG: 'no-access',
};

const ADVICE: Readonly<Record<Cause, string>> = {
  locked:
    'is locked by another program. Close that program, or give the option "directory" another folder.',
  full: 'has no space left on its disk. Free some, or give the option "directory" a folder on another disk.',
  damaged:
    'is damaged. Nothing was deleted; move the file away, and a new one is made with the next use.',
  'no-access':
    'cannot be opened for writing. Set HEADROOM_DIRECTORY, or the option "directory", to a folder that this user may write to.',
  other: 'failed.',
};

/** The result codes of SQLite (https://sqlite.org/rescode.html) that node:sqlite gives as numbers. */
const NAME_OF_CODE: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

/** Whether another connection holds the file, so that trying again may help. */
export function isLocked(error: unknown): boolean {
  return causeOf(error) === 'locked';
}

/** What to tell the user about an error of SQLite or the file system: what is wrong and what to do. */
export function storeFailure(error: unknown, file: string): HeadroomError {
  if (HeadroomError.isInstance(error)) return error;
  const message = `The store ${file} ${ADVICE[causeOf(error)]} (${messageOf(error)})`;
  return new HeadroomError('store_unavailable', message, { cause: error });
}

function causeOf(error: unknown): Cause {
  const name = resultName(error);
  return CAUSE_OF[name] ?? CAUSE_OF[primaryName(name)] ?? 'other';
}

function resultName(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  // The lower eight bits are the primary code, whatever the extended one says.
  if ('errcode' in error) return NAME_OF_CODE[Number(error.errcode) % 256] ?? '';
  return 'code' in error ? String(error.code) : '';
}

/** `SQLITE_BUSY` for `SQLITE_BUSY_SNAPSHOT`. */
function primaryName(name: string): string {
  return name.split('_').slice(0, 2).join('_');
}
