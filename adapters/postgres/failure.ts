import { codeOf, messageOf } from '../http/error.ts';

/** The SQLSTATE codes that something depends on. */
const CODES = { diskFull: '53100', missingTable: '42P01', readOnly: '25006' } as const;

/** What is wrong and what to do, by SQLSTATE code or class of codes. */
const ADVICE: Readonly<Record<string, string>> = {
  '28': 'refuses the name or the password. Check those in the option "url".',
  '3D000': 'has no such database. Check the option "url".',
  '25006': 'only reads, and keeps nothing new. Name the primary in the option "url".',
  '42501':
    'does not permit this user to make or to use the tables headroom_original and headroom_memory.',
  '53100': 'has no space left on its disk.',
  '53300':
    'has as many connections as it permits. Lower maxConnections, or raise max_connections there.',
  '57014': 'gave up what was asked. Raise its statement_timeout.',
  '57P03': 'is just starting, or shutting down.',
};

/** Classes of errors that concern what was asked: data, constraints, the transaction, rights, the program's limits. */
const REFUSALS = new Set(['0A', '22', '23', '25', '42', '54']);

/** Whether the server has answered, and refuses only what was asked. */
export function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  return isState(code) && (code === CODES.diskFull || REFUSALS.has(code.slice(0, 2)));
}

/** Whether the tables are not there: never made, removed since, or on the server that stood in for this one. */
export function isMissingTable(error: unknown): boolean {
  return codeOf(error) === CODES.missingTable;
}

/** Whether the server is a standby, or lets this user only read. */
export function isReadOnly(error: unknown): boolean {
  return codeOf(error) === CODES.readOnly;
}

/** What is wrong and what to do. */
export function adviceFor(error: unknown, url: string): string {
  const host = URL.parse(url)?.host || 'the address given';
  const code = codeOf(error);
  const other = isState(code)
    ? 'refuses what is asked.'
    : 'cannot be used. Check that it runs and that the option "url" names it.';
  const advice = ADVICE[code] ?? ADVICE[code.slice(0, 2)] ?? other;
  return `The PostgreSQL server at ${host} ${advice} (${messageOf(error)})`;
}

/** Node's own codes, such as `EPIPE`, are of five characters too. */
function isState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
}
