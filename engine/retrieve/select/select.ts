import type { Document } from '../document/document.ts';
import { mainRows } from '../document/rows.ts';
import type { RetrieveRequest } from '../request.ts';
import { selectLines } from './select-lines.ts';
import { selectPaths } from './select-paths.ts';
import { selectRows } from './select-rows.ts';
import { NOTHING, type Selection } from './selection.ts';

/** The parts of a document that a request names by position or path: lines first, then rows or paths. */
export function select(document: Document, { lines, rows, path }: RetrieveRequest): Selection {
  const selections = [
    lines === undefined ? NOTHING : selectLines(document, lines),
    path === undefined ? selectMainRows(document, rows) : selectPaths(document, { path, rows }),
  ];
  return {
    sections: selections.flatMap((selection) => selection.sections),
    spans: selections.flatMap((selection) => selection.spans),
    values: selections.flatMap((selection) => selection.values),
    problems: selections.flatMap((selection) => selection.problems),
  };
}

function selectMainRows(document: Document, ranges: string | undefined): Selection {
  return ranges === undefined ? NOTHING : selectRows(mainRows(document), { ranges });
}
