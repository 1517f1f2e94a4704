import { diffFiles, namesPath } from '../document/diff-files.ts';
import type { Document } from '../document/document.ts';
import { splitPaths } from '../document/json-path.ts';
import { recordTapeOf } from '../document/record-tape.ts';
import { rowsOfValue, rowsOfValues } from '../document/rows.ts';
import { wholeRange } from '../ranges.ts';
import { selectBelow } from './select-below.ts';
import { selectRecordPaths } from './select-record-paths.ts';
import { selectRanges } from './select-lines.ts';
import { selectRows } from './select-rows.ts';
import { NOTHING, nothingBecause, quoted, type Selection, withProblems } from './selection.ts';
import { valuesAt } from './values-at.ts';

/** Every request for more repeats the path. */
const LONGEST_PATH = 1000;

/**
 * The values at a path or at several. The rows of one list are its elements; of several values they
 * are these values. In records that stand one on each line those of each record, in a diff what it says about the files at a
 * path, in a list of paths or hits those below it.
 */
export function selectPaths(
  document: Document,
  request: { readonly path: string; readonly rows?: string | undefined },
): Selection {
  const { json, original } = document;
  const { rows } = request;
  const path = request.path.slice(0, LONGEST_PATH);
  if (original.kind === 'diff') return selectFiles(document, path);
  if (original.kind === 'search') return selectBelow(document, path);
  const records = recordTapeOf(document);
  if (records !== undefined) return selectRecordPaths(records, { path, rows });
  if (json === undefined) {
    return nothingBecause(`no paths in ${original.kind}; use lines, rows or grep`);
  }
  const { values, path: reached, problems } = valuesAt(json, path);
  const [value] = values;
  if (value === undefined) return { ...NOTHING, problems };
  const isList = json.isArray(value) || rows !== undefined;
  const hasRows = values.length === 1 && isList && json.childrenOf(value).length > 0;
  const of = splitPaths(reached).length === 1 ? reached : '';
  const found = hasRows ? rowsOfValue(json, value) : rowsOfValues(json, values, of);
  const ranges = found.isSingle === true ? undefined : rows;
  return withProblems(problems, selectRows(found, { ranges, path: reached }));
}

function selectFiles(document: Document, path: string): Selection {
  const name = path.replace(/\/$/, '');
  const files = diffFiles(document).filter((file) => namesPath(document, file, name));
  if (files.length === 0) return nothingBecause(`no file ${quoted(path)} in diff`);
  return selectRanges(
    document,
    files.map(({ first, last }) => wholeRange(first, last)),
  );
}
