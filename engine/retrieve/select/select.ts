import { holdsWrittenValues } from '../../written/read-values.ts';
import type { Document } from '../document/document.ts';
import { mainRows } from '../document/rows.ts';
import type { RetrieveRequest } from '../request.ts';
import { selectLines } from './select-lines.ts';
import { selectPaths } from './select-paths.ts';
import { selectRows } from './select-rows.ts';
import { selectWritten } from './select-written.ts';
import { NOTHING, type Selection } from './selection.ts';

/** The parts of a document that a request names by position or path: lines first, then rows or paths. */
export function select(document: Document, { lines, rows, path }: RetrieveRequest): Selection {
  const selections = [
    lines === undefined ? NOTHING : selectLines(document, lines),
    selectValues(document, { rows, path }),
  ];
  return {
    sections: selections.flatMap((selection) => selection.sections),
    spans: selections.flatMap((selection) => selection.spans),
    values: selections.flatMap((selection) => selection.values),
    problems: selections.flatMap((selection) => selection.problems),
    limits: selections.flatMap((selection) => selection.limits ?? []),
  };
}

function selectValues(
  document: Document,
  { rows, path }: Pick<RetrieveRequest, 'rows' | 'path'>,
): Selection {
  if (rows === undefined && path === undefined) return NOTHING;
  if (holdsWrittenValues(document.original.kind)) return selectWritten(document, { rows, path });
  return path === undefined
    ? selectRows(mainRows(document), { ranges: rows })
    : selectPaths(document, { path, rows });
}
