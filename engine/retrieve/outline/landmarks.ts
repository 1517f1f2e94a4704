import type { ContentKind } from '../../content.ts';
import { diffFiles } from '../document/diff-files.ts';
import type { Document } from '../document/document.ts';
import { shorten } from '../shorten.ts';

const MOST_SHOWN = 15;
const LONGEST = 70;

const DEFINITION =
  /^(?:\s*\d+[\s:|→]\s*)?(?:export |default |public |private |protected |static |async |abstract |final |pub )*(?:class|function|def|interface|type|enum|struct|impl|trait|fn|func|module|namespace)\s+[\w$]/;
const FAILURE = /\b(?:FATAL|ERROR|CRITICAL|FAILED|FAILURE|PANIC|Exception|Traceback)\b/;

const LANDMARK: Partial<Record<ContentKind, readonly [string, RegExp]>> = {
  markdown: ['headings', /^#{1,6} /],
  code: ['definitions', DEFINITION],
  numbered: ['definitions', DEFINITION],
  log: ['failures', FAILURE],
  'stack-trace': ['failures', FAILURE],
};

/** Lines by which to find one's way, each with its number. */
export function landmarks(document: Document): readonly string[] {
  const { kind } = document.original;
  if (kind === 'diff') {
    return listed(
      'files',
      diffFiles(document).map(({ first }) => first),
      document,
    );
  }
  const landmark = LANDMARK[kind];
  if (landmark === undefined) return [];
  const [name, pattern] = landmark;
  const all = Array.from({ length: document.lines.count }, (_, index) => index + 1);
  const found = all.filter((line) => pattern.test(contentOf(line, document)));
  return listed(name, found, document);
}

function contentOf(line: number, { text, lines }: Document): string {
  const { start, end } = lines.spanOf(line);
  return text.slice(start, Math.min(end, start + 1000));
}

function listed(name: string, found: readonly number[], document: Document): readonly string[] {
  if (found.length === 0) return [];
  const first = found.length > MOST_SHOWN ? `, the first ${MOST_SHOWN}` : '';
  const shown = found
    .slice(0, MOST_SHOWN)
    .map(
      (line) =>
        `${line + document.lines.offset}: ${shorten(contentOf(line, document).trim(), LONGEST)}`,
    );
  return [`${found.length} ${name}${first}:`, ...shown];
}
