/** What a request asks for, as it came. */
export interface Target {
  readonly path: string;
  /** With its question mark; empty where there is none. */
  readonly query: string;
}

/**
 * The target of a request; undefined for those that name a host of their own, as for a forward proxy, and for
 * paths with steps upwards, which would leave the upstream's own path.
 */
export function readTarget(url = ''): Target | undefined {
  if (!url.startsWith('/')) return undefined;
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  // A fragment is no part of a target, and some servers end the path there.
  if (/[\\#]/.test(path) || STEP.test(path)) return undefined;
  return { path, query: end === -1 ? '' : url.slice(end) };
}

/** A segment `.` or `..` in any notation that some server understands. */
const STEP = /(?:\/|%2f|%5c)(?:\.|%2e){1,2}(?:$|[/;]|%(?:00|23|2f|3b|3f|5c))/i;
