import { hasLongLines } from '../../lines/long-lines.ts';
import { readValues } from '../../written/read-values.ts';
import type { Document } from '../document/document.ts';
import { mainList } from '../document/rows.ts';
import type { Span } from '../document/span.ts';
import { tapeOf, type ValueTape } from '../document/value-tape.ts';
import { parseRanges, wholeRange } from '../ranges.ts';
import type { RetrieveRequest } from '../request.ts';
import { selectRanges } from './select-lines.ts';
import { selectRows } from './select-rows.ts';
import { NOTHING, nothingBecause, quoted, type Selection, withProblems } from './selection.ts';
import { valuesAt } from './values-at.ts';

/** The lines of a text with the values at a path, or with some rows of the list there, by default of the longest one. */
export function selectWritten(
  document: Document,
  { path, rows }: Pick<RetrieveRequest, 'path' | 'rows'>,
): Selection {
  const { kind } = document.original;
  const root = readValues(document.text, kind);
  if (root === undefined) {
    return nothingBecause(`no paths and rows in this ${kind}; use lines, query or grep`);
  }
  const tape = tapeOf(root);
  const at =
    path === undefined ? { values: [mainList(tape)], path, problems: [] } : valuesAt(tape, path);
  const { values, problems } = at;
  if (values.length === 0) return { ...NOTHING, problems };
  return withProblems(problems, selectValues(document, tape, { values, path: at.path, rows }));
}

function selectValues(
  document: Document,
  tape: ValueTape,
  {
    values,
    path,
    rows,
  }: { readonly values: readonly number[] } & Pick<RetrieveRequest, 'path' | 'rows'>,
): Selection {
  const all = spansOf(tape, rowsOf(tape, values));
  if (hasLongLines(document.text)) return selectWithinLines(all, { path, rows });
  return rows === undefined
    ? linesWith(document, spansOf(tape, values))
    : selectRowLines(document, { rows, all });
}

/** The elements of one value; several values, and one that has none, are the rows themselves. */
function rowsOf(tape: ValueTape, values: readonly number[]): readonly number[] {
  const inside = values.length === 1 ? tape.childrenOf(values[0] ?? 0) : [];
  return inside.length > 0 ? inside : values;
}

function spansOf(tape: ValueTape, values: readonly number[]): readonly Span[] {
  return values.map((value) => tape.spanOf(value));
}

function selectRowLines(
  document: Document,
  { rows, all }: { readonly rows: string; readonly all: readonly Span[] },
): Selection {
  const spans = (parseRanges(rows, all.length) ?? []).flatMap(({ from, to }) => {
    const first = all[from - 1];
    const last = all[Math.min(to, all.length) - 1];
    return first && last ? [{ start: first.start, end: last.end }] : [];
  });
  if (spans.length > 0) return linesWith(document, spans);
  return nothingBecause(`no rows ${quoted(rows)}; there are ${all.length}`);
}

/** The rows as they are: their lines would be all of the text. */
function selectWithinLines(
  spans: readonly Span[],
  { path, rows }: Pick<RetrieveRequest, 'path' | 'rows'>,
): Selection {
  const nameOf = (row: number): string => `row ${row}`;
  return selectRows({ of: path ?? '', spans, values: [], nameOf }, { ranges: rows, path });
}

function linesWith(document: Document, spans: readonly Span[]): Selection {
  const { lines, text } = document;
  const ranges = spans.map(({ start, end }) => {
    // A value that stands on lines of its own ends where the next one begins.
    const length = text.slice(start, end).trimEnd().length;
    return wholeRange(lines.lineAt(start), lines.lineAt(start + Math.max(0, length - 1)));
  });
  return selectRanges(document, ranges);
}
