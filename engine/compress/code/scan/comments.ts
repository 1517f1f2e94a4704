import type { Syntax } from '../syntax.ts';
import { endOf } from './strings.ts';

/** Where the line ends that an index lies on. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** Where a comment ends that begins with a slash and an asterisk. */
export function blockCommentEnd(text: string, start: number, { blockComments }: Syntax): number {
  let end = endOf(text, '*/', start + 2);
  if (blockComments !== 'nested') return end;
  let from = start + 2;
  let depth = 1;
  while (depth > 0) {
    const inner = text.indexOf('/*', from);
    if (inner === -1 || inner >= end - 2) {
      depth -= 1;
      from = end;
      if (depth > 0) end = endOf(text, '*/', end);
      if (end === text.length) return end;
    } else {
      depth += 1;
      from = inner + 2;
    }
  }
  return end;
}

/** A directive goes on behind a backslash at the end of its line. */
export function directiveEnd(text: string, start: number): number {
  let end = lineEnd(text, start);
  while (end < text.length && /\\\r?$/.test(text.slice(Math.max(start, end - 2), end))) {
    end = lineEnd(text, end + 1);
  }
  return end;
}

/** The index behind a backslash, and behind the line end that it takes away. */
export function continuationEnd(text: string, start: number): number {
  const behind = text.charAt(start + 1) === '\r' ? start + 2 : start + 1;
  return text.charAt(behind) === '\n' ? behind + 1 : start + 1;
}
