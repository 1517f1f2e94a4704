import type { Document } from './document/document.ts';
import { pathOf, resolvePath, splitPaths } from './document/json-path.ts';
import type { JsonTape } from './document/json-tape.ts';
import { mainRows, type Rows, rowsOfValue } from './document/rows.ts';
import type { Span } from './document/span.ts';
import { formatRange, parseRanges, type Range, wholeRange } from './ranges.ts';
import type { RetrieveRequest } from './request.ts';
import type { Excerpt, Section } from './section.ts';
import { shorten } from './shorten.ts';

/** What `lines`, `rows` and `path` select, in this order; or why they select nothing. */
export interface Selection {
  readonly sections: readonly Section[];
  /** Where the sections lie. */
  readonly spans: readonly Span[];
  /** The JSON values that are selected, where rows or paths of JSON are. */
  readonly values: readonly number[];
  /** What to tell the model about selectors that name nothing. */
  readonly problems: readonly string[];
}

const NOTHING: Selection = { sections: [], spans: [], values: [], problems: [] };
const LONGEST_NAME = 200;
const LONGEST_HEADER = 1000;
/** A longer path is not repeated in every request for more; what it names is then shown as one value. */
const LONGEST_PATH = 300;

/** The parts of a document that a request names by position or path. */
export function select(document: Document, request: RetrieveRequest): Selection {
  const selections = [
    request.lines === undefined ? NOTHING : selectLines(document, request.lines),
    request.path === undefined
      ? selectMainRows(document, request.rows)
      : selectPaths(document, { ...request, path: request.path }),
  ];
  return {
    sections: selections.flatMap((selection) => selection.sections),
    spans: selections.flatMap((selection) => selection.spans),
    values: selections.flatMap((selection) => selection.values),
    problems: selections.flatMap((selection) => selection.problems),
  };
}

function problem(text: string): Selection {
  return { ...NOTHING, problems: [text] };
}

function selectLines({ lines }: Document, text: string): Selection {
  const ranges = parseRanges(text, lines.count) ?? [];
  const found = ranges.flatMap((range) => {
    const span = lines.spanOfRange(range);
    return span === undefined ? [] : [{ span, range }];
  });
  if (found.length === 0)
    return problem(`no lines "${shorten(text, 80)}"; there are ${lines.count}`);
  return {
    sections: found.map(({ span, range }) => ({
      heading: `lines ${formatRange(clamp(range, lines.count))} of ${lines.count}:`,
      isSearch: false,
      *excerpts() {
        let { start } = span;
        for (let line = lines.lineAt(start); ; line += 1) {
          const { end } = lines.spanOf(line);
          yield { label: '', spans: [{ start, end: Math.min(end, span.end) }], isJson: false };
          if (end >= span.end || line === lines.count) return;
          start = lines.spanOf(line + 1).start;
        }
      },
      remaining: (from) => ({
        lines: formatRange(lines.rangeOf({ start: startOf(from), end: span.end })),
      }),
    })),
    spans: found.map(({ span }) => span),
    values: [],
    problems: [],
  };
}

function clamp(range: Range, count: number): Range {
  return { ...range, to: Math.min(range.to, count) };
}

function selectMainRows(document: Document, rows: string | undefined): Selection {
  return rows === undefined ? NOTHING : selectRows(mainRows(document), { rows });
}

function selectRows(
  rows: Rows,
  { rows: text, path }: { readonly rows: string; readonly path?: string },
): Selection {
  const count = rows.spans.length;
  const ranges = (parseRanges(text, count) ?? []).filter(({ from }) => from <= count);
  if (ranges.length === 0) {
    return problem(`no rows "${shorten(text, 80)}"${ofList(rows)}; there are ${count}`);
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

/** All rows of a list, or those from `first` to `last`. */
export function rowSection(
  rows: Rows,
  { first, last, path }: { first: number; last: number; path?: string | undefined },
): Section {
  const rowOf = new Map<Excerpt, number>();
  return {
    heading: rowHeading(rows, formatRange(wholeRange(first, last))),
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

function rowHeading(rows: Rows, range: string): string {
  const heading = `rows ${range} of ${rows.spans.length}${ofList(rows)}:`;
  return rows.header === undefined
    ? heading
    : `${heading}\n${rows.header.slice(0, LONGEST_HEADER)}`;
}

function ofList({ of }: Rows): string {
  return of === '' ? '' : ` in ${shorten(of, LONGEST_NAME)}`;
}

function rowExcerpt(rows: Rows, row: number): Excerpt {
  const span = rows.spans[row - 1] ?? { start: 0, end: 0 };
  const label = `${shorten(rows.nameOf(row), LONGEST_NAME)}: `;
  return { label, spans: [span], isJson: rows.of !== '' };
}

function selectPaths(
  { json, original }: Document,
  request: RetrieveRequest & { readonly path: string },
): Selection {
  if (json === undefined) return problem(`no paths in ${original.kind}; use lines, rows or grep`);
  const paths = splitPaths(request.path);
  const values = paths.flatMap((path) => resolvePath(json, path));
  const [value] = values;
  if (value === undefined) return problem(`nothing at path "${shorten(request.path, 200)}"`);
  if (values.length > 1 || paths.length > 1 || request.path.length > LONGEST_PATH)
    return selectValues(json, values);
  const isList = json.isArray(value) && json.childrenOf(value).length > 0;
  const isRows = request.rows !== undefined && json.childrenOf(value).length > 0;
  if (!isList && !isRows) return selectValues(json, values);
  return selectRows(rowsOfValue(json, value), { rows: request.rows ?? '1-', path: request.path });
}

function selectValues(json: JsonTape, values: readonly number[]): Selection {
  return {
    sections: [valueSection(json, values)],
    spans: values.map((value) => json.spanOf(value)),
    values,
    problems: [],
  };
}

const MOST_PATHS = 20;
const LONGEST_LIST = 600;

/** JSON values, each with its path. What is left over is named by the paths of the next ones. */
export function valueSection(json: JsonTape, values: readonly number[]): Section {
  const position = new Map<Excerpt, number>();
  return {
    heading: '',
    isSearch: false,
    *excerpts() {
      for (const [index, value] of values.entries()) {
        const label = `${shorten(pathOf(json, value), LONGEST_NAME)}: `;
        const excerpt = { label, spans: [json.spanOf(value)], isJson: true };
        position.set(excerpt, index);
        yield excerpt;
      }
    },
    remaining(from) {
      const start = position.get(from) ?? 0;
      const left = values.slice(start, start + MOST_PATHS).map((value) => pathOf(json, value));
      return { path: fittingPaths(left) };
    },
  };
}

/** The first of the paths, with commas between them; at least one. */
function fittingPaths(paths: readonly string[]): string {
  let count = 1;
  while (count < paths.length && paths.slice(0, count + 1).join(',').length <= LONGEST_LIST)
    count += 1;
  return paths.slice(0, count).join(',');
}

function startOf(excerpt: Excerpt): number {
  return excerpt.spans[0]?.start ?? 0;
}
