import type { TokenCounter } from '../../../tokens/counter.ts';
import { decodeDocument, encodeDocument } from '../../json/document.ts';
import { letterNames } from '../column-names.ts';
import { recordsOf, rowsOf } from '../../json/value/named-rows.ts';
import { FEWEST_ROWS } from '../text-table.ts';
import { readTuples, writeTuples } from './python-tuples.ts';

const MARKER = /^\[headroom: rows of a Python list of tuples(?:, calls in ([a-z0-9,]+))?\]$/;

/** A list of tuples as records with factored columns; decoded and compared. Undefined where nothing is saved. */
export function encodeTuples(text: string, counter: TokenCounter): string | undefined {
  const end = text.endsWith('\n') ? '\n' : '';
  const list = readTuples(text.slice(0, text.length - end.length));
  if (list === undefined || list.rows.length < FEWEST_ROWS) return undefined;
  const names = letterNames(list.rows[0]?.length ?? 0);
  const calls = names.filter((_, column) => list.calls.has(column));
  const suffix = calls.length === 0 ? '' : `, calls in ${calls.join(',')}`;
  const estimate = (each: string): number => counter.estimate(each);
  const document = encodeDocument(recordsOf({ names, rows: list.rows }) ?? [], { estimate });
  const encoded = `[headroom: rows of a Python list of tuples${suffix}]\n${document}${end}`;
  return decodeTuples(encoded) === text && estimate(encoded) < estimate(text) ? encoded : undefined;
}

/** The list that an encoding stands for; undefined if the text is no encoding. */
export function decodeTuples(encoded: string): string | undefined {
  const end = encoded.endsWith('\n') ? '\n' : '';
  const from = encoded.indexOf('\n');
  const marker = MARKER.exec(encoded.slice(0, Math.max(0, from)));
  if (marker === null) return undefined;
  try {
    const read = rowsOf(decodeDocument(encoded.slice(from + 1, encoded.length - end.length)));
    if (read === undefined) return undefined;
    const { names, rows } = read;
    const called = new Set(marker[1]?.split(','));
    const calls = new Set([...names.keys()].filter((column) => called.has(names[column] ?? '')));
    return writeTuples({ rows, calls }) + end;
  } catch {
    return undefined;
  }
}
