import { withoutGraph } from '../../lines/graph.ts';
import type { Document } from './document.ts';

/** Where a diff speaks of a file. Lines are numbered from 1, both ends included. */
export interface DiffFile {
  readonly first: number;
  readonly last: number;
}

/** What the part of a file begins with, the surest first; a line that was removed can look like the last. */
const STARTS: readonly RegExp[] = [/^diff /, /^Index: /, /^--- \S[^\n]*\n\+\+\+ \S/];
const COMMIT = /^(?:commit [0-9a-f]{7,}|From [0-9a-f]{40} )/;
const LONGEST_LINE = 1000;

/** The files of a diff in their order; none in any other text. */
export function diffFiles(document: Document): readonly DiffFile[] {
  if (document.original.kind !== 'diff') return [];
  const { count } = document.lines;
  const lines = withoutGraph(
    Array.from({ length: count }, (_, index) => lineOf(document, index + 1)),
  );
  const heads = lines.map((line, index) =>
    line.startsWith('--- ') ? `${line}\n${lines[index + 1] ?? ''}` : line,
  );
  const start = STARTS.find((each) => heads.some((line) => each.test(line)));
  const files: { first: number; last: number }[] = [];
  let isInside = false;
  for (const [index, line] of heads.entries()) {
    if (start?.test(line) === true) files.push({ first: index + 1, last: index + 1 });
    isInside = start?.test(line) === true || (isInside && !COMMIT.test(line));
    const file = files.at(-1);
    if (isInside && file !== undefined) file.last = index + 1;
  }
  return files;
}

/** Whether the header of a file names a path, the end of one, or a directory that it lies in. */
export function namesPath(document: Document, { first, last }: DiffFile, path: string): boolean {
  for (let line = first; line <= last; line += 1) {
    const text = lineOf(document, line);
    if (text.includes('@@ -')) return false;
    const at = text.indexOf(path);
    const isName = at > 0 && /[\s/"]/.test(text.charAt(at - 1));
    if (isName && /^(?:[\s/"]|$)/.test(text.slice(at + path.length))) return true;
  }
  return false;
}

function lineOf({ text, lines }: Document, line: number): string {
  const { start, end } = lines.spanOf(line);
  return text.slice(start, Math.min(end, start + LONGEST_LINE));
}
