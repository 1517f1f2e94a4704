import type { RetrieveRequest } from '../../src/index.ts';

/** What a part of an original is named by, in requests as in options. */
export const SELECTORS = ['path', 'rows', 'lines', 'grep', 'query'] as const;

/** A request as a person would type it in a shell. */
export function retrieveLine(request: RetrieveRequest): string {
  const options = SELECTORS.flatMap((name) => {
    const value = request[name];
    return value === undefined ? [] : [`--${name} ${quoted(value)}`];
  });
  return ['headroom retrieve', request.hash, ...options].join(' ');
}

/** Nothing in single quotes means anything to a shell, except that they end. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
