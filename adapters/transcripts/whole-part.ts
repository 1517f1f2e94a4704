import { parsed } from '../http/json/read.ts';

/** What of a JSON text that breaks off is whole. */
export interface WholePart {
  readonly value: unknown;
  /** The line in which what is left out begins, from 1. */
  readonly line: number;
}

/** A list or an object that is not closed yet, and where the last of its parts ends that are whole. */
interface OpenContainer {
  readonly closer: '}' | ']';
  end: number;
}

/**
 * What is whole in a JSON text that breaks off: the elements of the outermost list that is open at the end, or else the
 * members of the innermost object. Undefined where nothing is, and for what is no JSON.
 */
export function wholePart(text: string): WholePart | undefined {
  const open = openContainers(text);
  const list = open.findIndex(({ closer }) => closer === ']');
  const kept = list === -1 ? open : open.slice(0, list + 1);
  const end = kept.at(-1)?.end;
  if (end === undefined) return undefined;
  const closers = kept.map(({ closer }) => closer).toReversed();
  const value = parsed(`${text.slice(0, end)}${closers.join('')}`);
  return value === undefined ? undefined : { value, line: text.slice(0, end).split('\n').length };
}

/** The lists and objects that are open where the text ends, the outermost first. */
function openContainers(text: string): readonly OpenContainer[] {
  const open: OpenContainer[] = [];
  // Strings are passed over as a whole; one that does not end is the end.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|$)|[[\]{},]/gs)) {
    if (token === '{' || token === '[') {
      open.push({ closer: token === '{' ? '}' : ']', end: index + 1 });
    } else if (token === '}' || token === ']') {
      open.pop();
      noteEnd(open, index + 1);
    } else if (token === ',') noteEnd(open, index);
  }
  return open;
}

function noteEnd(open: readonly OpenContainer[], end: number): void {
  const innermost = open.at(-1);
  if (innermost !== undefined) innermost.end = end;
}
