import { codeOf, messageOf } from '../http/error.ts';

const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'permission denied; make it readable for this user',
  ENOSPC: 'there is no space left; make room',
  ERR_STRING_TOO_LONG: 'it is larger than 512 MB; cut it into parts',
};

/** What is wrong with a file, and what to do about it. */
export function fileAdvice(error: unknown): string {
  return ADVICE[codeOf(error)] ?? messageOf(error);
}
