import type { ContentKind } from '../content.ts';
import { hasMarkedWords } from '../lines/marked-words.ts';
import { withoutReadNumber } from './document/text-chunks.ts';
import type { Chunk } from './document/chunks.ts';
import type { Document } from './document/document.ts';
import { lengthOf, type Span } from './document/span.ts';

/** What the model has not seen of a chunk. */
export interface LeftOut {
  /** Of the characters in its lines, how many of `ALL` stand in lines that were left out. */
  readonly share: number;
  /** The lines that were left out, a chunk for each run of them. */
  readonly parts: readonly Chunk[];
}

/** The share of a chunk that the model has seen nothing of. */
const ALL = 64;

/** So many lines between others that were left out are shown again: cutting them out would cost more. */
const MOST_BETWEEN = 2;
const CHANGE = /^[-+<>](?!-- |\+\+ )/;
const FILE_AND_NUMBER = /^(?:[^\s:]{1,300}:)?\d{1,9}[:\- ]/;

/**
 * Tells what the model has not seen of a chunk, by looking for its lines in the text that stands in place of the
 * original. That is all of it where this text is not known, and where a chunk is no run of lines.
 */
export function leftOutOf({ text, original }: Document): (chunk: Chunk) => LeftOut {
  const { kind, shown } = original;
  const wholly = (chunk: Chunk): LeftOut => ({ share: ALL, parts: [chunk] });
  if (shown === undefined) return wholly;
  const seen = new Set(shown.split('\n').map((line) => contentOf(line, kind)));
  return (chunk) => {
    if (chunk.value !== undefined || chunk.row !== undefined) return wholly(chunk);
    const lines = chunk.spans.flatMap((span) => linesIn(text, span));
    const isLeftOut = lines.map(({ start, end }) => {
      const content = contentOf(text.slice(start, end), kind);
      return content !== '' && !seen.has(content);
    });
    const unseen = lengthOfAll(lines.filter((_, index) => isLeftOut[index] === true));
    return {
      share: unseen === 0 ? 0 : Math.ceil((ALL * unseen) / lengthOfAll(lines)),
      parts: runsOf(lines, isLeftOut).map((span) => ({ spans: [span] })),
    };
  };
}

/**
 * A line as it stands in both texts: compressed forms write it without its number, its file and the blanks around it.
 * Of a diff only changes count: all else says where they stand.
 */
function contentOf(line: string, kind: ContentKind): string {
  if (kind === 'diff') return changeIn(line);
  if (kind === 'numbered') return withoutReadNumber(line).trim();
  return (kind === 'search' ? line.replace(FILE_AND_NUMBER, '') : line).trim();
}

function changeIn(line: string): string {
  if (CHANGE.test(line)) return line.charAt(0) + line.slice(1).trim();
  return hasMarkedWords(line) ? line.trim() : '';
}

function linesIn(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  for (let from = start; from < end;) {
    const at = text.indexOf('\n', from);
    const to = at === -1 ? end : Math.min(at, end);
    lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
}

function lengthOfAll(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + lengthOf(span), 0);
}

/** The runs of lines that were left out, with the few lines between two that lie close together. */
function runsOf(lines: readonly Span[], isLeftOut: readonly boolean[]): readonly Span[] {
  const runs: Span[] = [];
  let between = Infinity;
  for (const [index, { start, end }] of lines.entries()) {
    if (isLeftOut[index] !== true) between += 1;
    else {
      const run = between <= MOST_BETWEEN ? runs.pop() : undefined;
      runs.push({ start: run?.start ?? start, end });
      between = 0;
    }
  }
  return runs;
}
