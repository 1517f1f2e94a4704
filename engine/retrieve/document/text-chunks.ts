import type { ContentKind } from '../../content.ts';
import { blamedLine } from '../../lines/blame.ts';
import type { Chunk } from './chunks.ts';
import type { Lines } from './lines.ts';
import type { Span } from './span.ts';

/** The text that chunks are cut from. */
export interface ChunkContext {
  readonly text: string;
  readonly lines: Lines;
  readonly kind: ContentKind;
}

const ENOUGH = 250;
const LARGEST = 1500;
/** As much of a line as shows its number and how far the rest is indented. */
const LONGEST_START = 400;
const NUMBER = /^L? {0,12}\d{1,7}(?: {0,4}[→│┃|]|[\t:]) ?/;
const METHOD = /^(?: {0,4}|\t)[^\s)\]}]/;
const RECORDS: ReadonlySet<ContentKind> = new Set(['log', 'build', 'table', 'search']);

/**
 * Groups of lines. Where one may end depends on the kind: records after any line, code at blank lines before
 * what is indented no more than a method, a difference before the next hunk, everything else at blank lines.
 */
export function textChunks(part: Span, context: ChunkContext): readonly Chunk[] {
  const { text, lines } = context;
  if (text.slice(part.start, part.end).trim() === '') return [];
  const chunks: Chunk[] = [];
  let { start } = part;
  for (let line = lines.lineAt(part.start); line <= lines.count; line += 1) {
    const end = Math.min(part.end, lines.spanOf(line).end);
    const next = line === lines.count ? part.end : lines.spanOf(line + 1).start;
    const size = next - start;
    const isFull = size >= LARGEST || next >= part.end;
    if (isFull || (size >= ENOUGH && mayEndAfter(line, context))) {
      chunks.push(...pieces(text, { start, end }));
      start = next;
    }
    if (next >= part.end) break;
  }
  return chunks;
}

function mayEndAfter(line: number, context: ChunkContext): boolean {
  const { text, lines, kind } = context;
  if (RECORDS.has(kind)) return true;
  const next = lines.spanOf(line + 1).start;
  if (kind === 'diff') return text.startsWith('@@', next) || text.startsWith('diff ', next);
  if (kind === 'markdown' && text.startsWith('#', next)) return true;
  if (kind !== 'code' && kind !== 'numbered') return isBlank(text, lines.spanOf(line));
  const [before, after] = [codeOf(line, context), codeOf(line + 1, context)];
  return before.trim() === '' && METHOD.test(after);
}

/** A line without the number that it was read with. */
function codeOf(line: number, { text, lines, kind }: ChunkContext): string {
  const { start, end } = lines.spanOf(line);
  const found = text.slice(start, Math.min(end, start + LONGEST_START));
  return kind === 'numbered' ? withoutReadNumber(found) : found;
}

/** A line of a file that was read with numbers, without its own and without its commit. */
export function withoutReadNumber(line: string): string {
  return blamedLine(line)?.code ?? line.replace(NUMBER, '');
}

function isBlank(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).trim() === '';
}

/**
 * A chunk without the blank lines at its end, or several where one line is longer than a chunk; these end where a
 * sentence or a word does.
 */
function pieces(text: string, { start, end: last }: Span): readonly Chunk[] {
  const used = start + text.slice(start, last).trimEnd().length;
  if (used === start) return [];
  const lineEnd = text.indexOf('\n', used);
  const end = lineEnd === -1 ? last : Math.min(lineEnd, last);
  if (end - start <= 2 * LARGEST) return [{ spans: [{ start, end }] }];
  const chunks: Chunk[] = [];
  let from = start;
  while (from < end) {
    const to = end - from <= LARGEST ? end : from + breakPoint(text.slice(from, from + LARGEST));
    chunks.push({ spans: [{ start: from, end: to }] });
    from = to;
  }
  return chunks;
}

function breakPoint(piece: string): number {
  const latest = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf('. '));
  if (latest > piece.length / 2) return latest + 1;
  const space = piece.lastIndexOf(' ');
  return space > piece.length / 2 ? space + 1 : piece.length;
}
