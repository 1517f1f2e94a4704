import { isArray, isObject } from '../json/value/object.ts';
import { writePath } from '../json/lossy/path.ts';
import type { JsonObject, JsonValue } from '../json/value/records.ts';
import { readOutput } from './read-output.ts';
import { dataIn, nameOf, textOf } from './text-of.ts';
import type { Cell, Notebook, Unit } from './unit.ts';
import { codeUnits, markdownUnits } from './units-of.ts';

/** A Jupyter notebook, of version 3 or 4 of its format; undefined where the document is something else. */
export function readNotebook(document: JsonValue): Notebook | undefined {
  const found = cellsOf(document);
  if (found === undefined) return undefined;
  return {
    language: languageOf(document),
    path: writePath(found.path),
    source: found.path.length > 1 ? 'input' : 'source',
    cells: found.cells.map(readCell),
  };
}

interface CellList {
  readonly cells: readonly JsonObject[];
  readonly path: readonly (string | number)[];
}

function cellsOf(document: JsonValue): CellList | undefined {
  if (!isObject(document)) return undefined;
  const { worksheets } = document;
  const isOld = isArray(worksheets) && worksheets.length === 1;
  const holder = isOld ? worksheets[0] : document;
  const cells = isObject(holder) && isArray(holder['cells']) ? holder['cells'] : [];
  const read = cells.filter((cell) => isObject(cell)).filter(isCell);
  if (read.length === 0 || read.length < cells.length) return undefined;
  return { cells: read, path: isOld ? ['worksheets', 0, 'cells'] : ['cells'] };
}

function isCell(cell: JsonObject): boolean {
  const { cell_type: kind } = cell;
  const source = cell['source'] ?? cell['input'];
  return typeof kind === 'string' && (typeof source === 'string' || isArray(source));
}

function readCell(cell: JsonObject): Cell {
  const title = nameOf(cell['cell_type']);
  const source = textOf(cell['source'] ?? cell['input']);
  const attachments = isObject(cell['attachments']) ? Object.values(cell['attachments']) : [];
  const outputs = isArray(cell['outputs']) ? cell['outputs'] : [];
  return [
    { title, units: unitsOf(title, source, cell['level']), data: attachments.flatMap(dataIn) },
    ...outputs.map(readOutput),
  ];
}

function unitsOf(kind: string, source: string, level: JsonValue | undefined): readonly Unit[] {
  if (kind === 'heading') return markdownUnits(`${'#'.repeat(level === 1 ? 1 : 2)} ${source}`);
  return kind === 'markdown' ? markdownUnits(source) : codeUnits(source);
}

function languageOf(document: JsonValue): string {
  const metadata = isObject(document) ? document['metadata'] : undefined;
  const about = isObject(metadata) ? [metadata['language_info'], metadata['kernelspec']] : [];
  const [info, kernel] = about.map((each) => (isObject(each) ? each : {}));
  const name = info?.['name'] ?? kernel?.['language'];
  return name === undefined ? '' : nameOf(name).toLowerCase();
}
