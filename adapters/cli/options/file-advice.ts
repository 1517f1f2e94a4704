import { codeOf, messageOf } from '../../http/error.ts';

const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'permission denied; make it readable for this user',
  ENOTDIR: 'a part of its path is no folder; check it',
  ELOOP: 'its links lead in a circle; name the file itself',
  ENAMETOOLONG: 'its name is too long; check it',
  ENOSPC: 'there is no space left; make room',
};

/** What is wrong with a file that is read, and what to do about it. */
export function fileAdvice(error: unknown): string {
  return ADVICE[codeOf(error)] ?? messageOf(error);
}

const WRITE_ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist; make it, or name another',
  EACCES: 'permission denied; name a file that this user may write',
  EROFS: 'it lies where nothing can be written; name another',
};

/** What is wrong with a file that is written, and what to do about it. */
export function writeAdvice(error: unknown): string {
  return WRITE_ADVICE[codeOf(error)] ?? fileAdvice(error);
}
