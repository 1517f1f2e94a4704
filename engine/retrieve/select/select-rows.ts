import type { Rows } from '../document/rows.ts';
import { formatRange, namedRange, parseRanges, wholeRange } from '../ranges.ts';
import type { Excerpt, Section } from '../section.ts';
import { shorten } from '../shorten.ts';
import { nothingBecause, type Selection } from './selection.ts';

const LONGEST_NAME = 200;
const LONGEST_HEADER = 1000;
const LONGEST_ECHO = 80;

/** All rows, or those that a list of ranges names, one section for each range; `path` is where they are asked for. */
export function selectRows(
  rows: Rows,
  {
    ranges: text,
    path,
  }: { readonly ranges?: string | undefined; readonly path?: string | undefined },
): Selection {
  const count = rows.spans.length;
  const asked = text === undefined ? [wholeRange(1, count)] : (parseRanges(text, count) ?? []);
  const ranges = asked.filter(({ from }) => from <= count);
  if (ranges.length === 0) {
    const echo = shorten(text ?? '', LONGEST_ECHO);
    return nothingBecause(`no rows "${echo}"${ofList(rows)}; there are ${count}`);
  }
  const bounds = ranges.map((range) => ({ first: range.from, last: Math.min(range.to, count) }));
  return {
    sections: bounds.map((bound) => rowSection(rows, { ...bound, path })),
    spans: bounds.map(({ first, last }) => ({
      start: rows.spans[first - 1]?.start ?? 0,
      end: rows.spans[last - 1]?.end ?? 0,
    })),
    values: bounds.flatMap(({ first, last }) => rows.values.slice(first - 1, last)),
    problems: [],
  };
}

function rowSection(
  rows: Rows,
  { first, last, path }: { first: number; last: number; path: string | undefined },
): Section {
  const rowOf = new Map<Excerpt, number>();
  return {
    heading: rowHeading(rows, namedRange('row', wholeRange(first, last))),
    isSearch: false,
    *excerpts() {
      for (let row = first; row <= last; row += 1) {
        const excerpt = rowExcerpt(rows, row);
        rowOf.set(excerpt, row);
        yield excerpt;
      }
    },
    remaining: (from) => ({
      ...(path === undefined ? {} : { path }),
      rows: formatRange(wholeRange(rowOf.get(from) ?? first, last)),
    }),
  };
}

function rowHeading(rows: Rows, named: string): string {
  if (rows.isSingle === true) return '';
  const heading = `${named} of ${rows.spans.length}${ofList(rows)}:`;
  const header = rows.header?.slice(0, LONGEST_HEADER);
  return header === undefined ? heading : `${heading}\n${header}`;
}

function ofList({ of }: Rows): string {
  return of === '' ? '' : ` in ${shorten(of, LONGEST_NAME)}`;
}

function rowExcerpt(rows: Rows, row: number): Excerpt {
  const span = rows.spans[row - 1] ?? { start: 0, end: 0 };
  const label = `${shorten(rows.nameOf(row), LONGEST_NAME)}: `;
  return { label, spans: [span], isJson: rows.values.length > 0 };
}
