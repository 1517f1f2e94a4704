import type { Document } from '../document/document.ts';
import { resolvePath, splitPaths } from '../document/json-path.ts';
import { mainList } from '../document/rows.ts';
import type { Span } from '../document/span.ts';
import { scanYaml, type YamlTape } from '../document/yaml-tape.ts';
import { parseRanges } from '../ranges.ts';
import type { RetrieveRequest } from '../request.ts';
import { shorten } from '../shorten.ts';
import { selectLines } from './select-lines.ts';
import { nothingBecause, type Selection } from './selection.ts';

const LONGEST_ECHO = 200;

/** The lines of YAML with the values at a path, or with some rows of the list there, by default of the longest one. */
export function selectYaml(
  document: Document,
  { path, rows }: Pick<RetrieveRequest, 'path' | 'rows'>,
): Selection {
  const yaml = scanYaml(document.text);
  if (yaml === undefined) {
    return nothingBecause('no paths and rows in this yaml; use lines, query or grep');
  }
  const values = path === undefined ? [mainList(yaml)] : valuesAt(yaml, path);
  if (values.length === 0) {
    return nothingBecause(`nothing at path "${shorten(path ?? '', LONGEST_ECHO)}"`);
  }
  const spans = spansOf(yaml, values);
  return rows === undefined
    ? linesWith(document, spans)
    : selectRows(document, { rows, all: spansOf(yaml, rowsOf(yaml, values)) });
}

function valuesAt(yaml: YamlTape, path: string): readonly number[] {
  return splitPaths(path).flatMap((one) => resolvePath(yaml, one));
}

/** The elements of one value; of several they are these values. */
function rowsOf(yaml: YamlTape, values: readonly number[]): readonly number[] {
  const [value = 0] = values;
  return values.length === 1 ? yaml.childrenOf(value) : values;
}

function spansOf(yaml: YamlTape, values: readonly number[]): readonly Span[] {
  return values.map((value) => yaml.spanOf(value));
}

function selectRows(
  document: Document,
  { rows, all }: { readonly rows: string; readonly all: readonly Span[] },
): Selection {
  const spans = (parseRanges(rows, all.length) ?? []).flatMap(({ from, to }) => {
    const first = all[from - 1];
    const last = all[Math.min(to, all.length) - 1];
    return first && last ? [{ start: first.start, end: last.end }] : [];
  });
  if (spans.length > 0) return linesWith(document, spans);
  return nothingBecause(`no rows "${shorten(rows, LONGEST_ECHO)}"; there are ${all.length}`);
}

function linesWith(document: Document, spans: readonly Span[]): Selection {
  const { lines, text } = document;
  const ranges = spans.map(({ start, end }) => {
    // A value that stands on lines of its own ends where the next one begins.
    const length = text.slice(start, end).trimEnd().length;
    return `${lines.lineAt(start)}-${lines.lineAt(start + Math.max(0, length - 1))}`;
  });
  return selectLines(document, ranges.join(','));
}
