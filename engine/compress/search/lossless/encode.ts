import type { TokenCounter } from '../../../tokens/counter.ts';
import { Claims } from '../../json/claims.ts';
import { readHeader } from './hits/header.ts';
import { writeHits } from './hits/write-hits.ts';
import { readPathHeader } from './paths/header.ts';
import { readGroupedPaths, writeGroupedPaths } from './paths/paths.ts';
import { readGroups } from './hits/read-groups.ts';

/**
 * What a search printed, with each file or directory named once above or in front of what was found in it. The
 * encoding has been decoded and compared; undefined where that is not the text or nothing is saved.
 */
export function encodeSearch(text: string, counter: TokenCounter): string | undefined {
  const { lines, end, hasReturns } = linesOf(text);
  const written = writeHits(lines, hasReturns) ?? writeGroupedPaths(lines, hasReturns);
  const encoded = written + end;
  if (decodeSearch(encoded) !== text) return undefined;
  return counter.estimate(encoded) < counter.estimate(text) ? encoded : undefined;
}

/** The text that an encoding stands for; undefined if the text is no encoding. */
export function decodeSearch(encoded: string): string | undefined {
  const end = encoded.endsWith('\n') ? '\n' : '';
  const [first = '', ...lines] = encoded.slice(0, encoded.length - end.length).split('\n');
  const header = readHeader(first);
  const pathHeader = header === undefined ? readPathHeader(first) : undefined;
  const claims = new Claims(encoded);
  const source =
    header === undefined
      ? pathHeader && readGroupedPaths(lines, pathHeader, claims)
      : readGroups(lines, header, claims);
  const hasReturns = (header ?? pathHeader)?.hasReturns ?? false;
  const lineEnd = hasReturns ? '\r\n' : '\n';
  return source && source.join(lineEnd) + (end === '' ? '' : lineEnd);
}

/** Whether a text is an encoding of a search. */
export function isEncodedSearch(text: string): boolean {
  if (!text.startsWith('[headroom: ')) return false;
  try {
    return decodeSearch(text) !== undefined;
  } catch {
    return false;
  }
}

interface SourceLines {
  readonly lines: readonly string[];
  /** A line feed if one ends the last line. */
  readonly end: '' | '\n';
  /** Whether carriage returns stand in front of all line feeds, so that the lines are without them. */
  readonly hasReturns: boolean;
}

function linesOf(text: string): SourceLines {
  const hasReturns = /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  const body = hasReturns ? text.replaceAll('\r\n', '\n') : text;
  const end = body.endsWith('\n') ? '\n' : '';
  return { lines: body.slice(0, body.length - end.length).split('\n'), end, hasReturns };
}
