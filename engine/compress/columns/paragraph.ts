import type { TokenCounter } from '../../tokens/counter.ts';
import type { Claims } from '../json/claims.ts';
import { decodeDocument, encodeDocument } from '../json/document.ts';
import { recordsOf, rowsOf } from '../json/value/named-rows.ts';
import { findTable, FORMS } from './find-table.ts';
import { columnWidths, type TextTable } from './text-table.ts';

/** Characters of the bar between two cells. */
const FRAME = 3;
const MARKER = /^\[headroom: table printed as ([^;\]]+)(?:; (\d) below)?\]$/;

/** Lines with the table among them as records; undefined if there is none or nothing is saved. */
export function encodeParagraph(paragraph: string, counter: TokenCounter): string | undefined {
  const found = findTable(paragraph.split('\n'));
  const records = found === undefined ? undefined : recordsOf(found.table);
  if (found === undefined || records === undefined) return undefined;
  const { above, below, table } = found;
  const behind = below.length === 0 ? '' : `; ${below.length} below`;
  const marker = `[headroom: table printed as ${table.layout}${behind}]`;
  const estimate = (text: string): number => counter.estimate(text);
  const document = encodeDocument(records, { estimate });
  const encoded = [...above, marker, document, ...below].join('\n');
  return estimate(encoded) < estimate(paragraph) ? encoded : undefined;
}

/** The lines that such lines stand for; undefined if there is no table of ours among them. */
export function decodeParagraph(encoded: string, claims: Claims): string | undefined {
  const lines = encoded.split('\n');
  const place = lines.findIndex((line) => MARKER.test(line));
  const [, layout, behind = '0'] = MARKER.exec(lines[place] ?? '') ?? [];
  if (layout === undefined) return undefined;
  const end = lines.length - Number(behind);
  const read = rowsOf(decodeDocument(lines.slice(place + 1, end).join('\n')));
  if (read === undefined) return undefined;
  const rows = read.rows.map((cells) =>
    cells.map((cell) => (typeof cell === 'string' ? cell : '')),
  );
  const table = { names: read.names, rows, layout };
  claims.add(table.rows.length * widthOf(table));
  for (const form of FORMS) {
    const printed = form.print(table);
    if (printed !== undefined) {
      return [...lines.slice(0, place), ...printed, ...lines.slice(end)].join('\n');
    }
  }
  return undefined;
}

/** No line of the table is wider: all gaps of its layout, and for each column its widest cell with what frames it. */
function widthOf(table: TextTable): number {
  const gaps = table.layout.match(/\d+/g) ?? [];
  const cells = columnWidths(table).reduce((sum, width) => sum + width + FRAME, 0);
  return gaps.reduce((sum, gap) => sum + Number(gap), cells);
}
