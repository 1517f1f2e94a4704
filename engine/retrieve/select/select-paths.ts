import { diffFiles, namesPath } from '../document/diff-files.ts';
import type { Document } from '../document/document.ts';
import { resolvePath, splitPaths } from '../document/json-path.ts';
import { rowsOfValue, rowsOfValues } from '../document/rows.ts';
import { selectBelow } from './select-below.ts';
import { selectLines } from './select-lines.ts';
import { selectRows } from './select-rows.ts';
import { nothingAtPath, nothingBecause, quoted, type Selection } from './selection.ts';

/** Every request for more repeats the path. */
const LONGEST_PATH = 1000;

/**
 * The values at a path or at several. The rows of one list are its elements; of several values they
 * are these values. In a diff what it says about the files at a path, in a list of paths or hits those below it.
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
  if (json === undefined) {
    return nothingBecause(`no paths in ${original.kind}; use lines, rows or grep`);
  }
  const paths = splitPaths(path);
  const values = paths.flatMap((one) => resolvePath(json, one));
  const [value] = values;
  if (value === undefined) return nothingAtPath(path);
  const isList = json.isArray(value) || rows !== undefined;
  const hasRows = values.length === 1 && isList && json.childrenOf(value).length > 0;
  const of = paths.length === 1 ? path : '';
  const found = hasRows ? rowsOfValue(json, value) : rowsOfValues(json, values, of);
  const ranges = hasRows || values.length > 1 ? (rows ?? '1-') : '1';
  return selectRows(found, { ranges, path });
}

function selectFiles(document: Document, path: string): Selection {
  const name = path.replace(/\/$/, '');
  const files = diffFiles(document).filter((file) => namesPath(document, file, name));
  if (files.length === 0) return nothingBecause(`no file ${quoted(path)} in diff`);
  return selectLines(document, files.map(({ first, last }) => `${first}-${last}`).join(','));
}
