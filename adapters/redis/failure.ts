import { messageOf } from '../http/error.ts';

/** Answers with which a server refuses what was asked, and would not refuse everything. */
const REFUSALS = new Set(['MISCONF', 'NOPERM', 'NOREPLICAS', 'OOM', 'READONLY', 'WRONGTYPE']);

/** What is wrong and what to do, by the code of the server's answer. */
const ADVICE: Readonly<Record<string, string>> = {
  LOADING: 'is still loading its data.',
  MISCONF: 'cannot write to its disk, and keeps nothing until it can.',
  NOAUTH: 'asks for a password. Put it into the option "url".',
  NOPERM: 'does not permit this user what the store needs: PEXPIRE, SET, GET, GETEX on headroom:*.',
  OOM: 'is full. Raise its maxmemory, or set maxmemory-policy to volatile-lru.',
  READONLY: 'is a replica, which keeps nothing new. Name the primary in the option "url".',
  WRONGPASS: 'refuses the name or the password. Check those in the option "url".',
};

/** Whether the server has answered, and refuses only what was asked. */
export function isRefusal(error: unknown): boolean {
  return REFUSALS.has(codeOf(error));
}

/** Whether the server is a replica. */
export function isReadOnly(error: unknown): boolean {
  return codeOf(error) === 'READONLY';
}

/** What is wrong and what to do. */
export function adviceFor(error: unknown, url: string): string {
  const host = URL.parse(url)?.host || 'the address given';
  const detail = messageOf(error);
  const code = codeOf(error);
  const other =
    code === ''
      ? 'does not answer. Check that it runs and that the option "url" names it.'
      : 'refuses what is asked.';
  return `The Redis server at ${host} ${ADVICE[code] ?? other} (${detail})`;
}

/** The word in capitals that the answers of a server begin with; empty for what the client says itself. */
function codeOf(error: unknown): string {
  return /^([A-Z]{3,}) /.exec(messageOf(error))?.[1] ?? '';
}
