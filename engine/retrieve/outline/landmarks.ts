import type { ContentKind } from '../../content.ts';
import { counted } from '../../counted.ts';
import type { Document } from '../document/document.ts';
import { mainRows } from '../document/rows.ts';
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
  diff: ['files', /^(?:diff |\+\+\+ )/],
  log: ['failures', FAILURE],
  'stack-trace': ['failures', FAILURE],
};

/** Lines by which to find one's way, each with its number; for rows how many there are and their columns. */
export function landmarks(document: Document): readonly string[] {
  const { kind } = document.original;
  if (kind === 'csv' || kind === 'ndjson') {
    const { spans, header } = mainRows(document);
    return [`${counted(spans.length, 'row')}${header === undefined ? '' : ` (${header})`}`];
  }
  const landmark = LANDMARK[kind];
  return landmark === undefined ? [] : linesWith(document, landmark);
}

function linesWith(
  { text, lines }: Document,
  [name, pattern]: readonly [string, RegExp],
): readonly string[] {
  const shown: string[] = [];
  let count = 0;
  for (let line = 1; line <= lines.count; line += 1) {
    const { start, end } = lines.spanOf(line);
    const content = text.slice(start, Math.min(end, start + 1000));
    if (!pattern.test(content)) continue;
    count += 1;
    if (count <= MOST_SHOWN)
      shown.push(`${line + lines.offset}: ${shorten(content.trim(), LONGEST)}`);
  }
  if (count === 0) return [];
  const first = count > MOST_SHOWN ? `, the first ${MOST_SHOWN}` : '';
  return [`${count} ${name}${first}:`, ...shown];
}
