import type { LossyContext } from '../../compressor.ts';
import { withRest } from '../cut-form.ts';
import { readPython } from '../python/document.ts';
import { readCutJson } from '../value/cut.ts';
import { parseJson } from '../value/parse.ts';
import type { JsonValue } from '../value/records.ts';
import { recordsOfCsv } from './csv.ts';
import { elideDocument } from './document-elision.ts';

/**
 * A JSON document with its large lists and long strings elided to about `context.budget` tokens: the rows that
 * matter, a digest of all rows and a reference. Undefined when nothing may be left out.
 */
export function elideJson(text: string, context: LossyContext): string | undefined {
  const document = parseJson(text) ?? readPython(text);
  return document === undefined ? elideCutJson(text, context) : elideDocument(document, context);
}

/** JSON that was cut off: what is whole of it elided, and the rest as it is. */
function elideCutJson(text: string, context: LossyContext): string | undefined {
  const cut = readCutJson(text);
  if (cut === undefined) return undefined;
  const budget = context.budget - context.counter.estimate(cut.rest);
  const elided = elideDocument(cut.value, { ...context, budget });
  return elided === undefined ? undefined : withRest(elided, cut);
}

/** The same for JSON values that stand one on each line. */
export function elideNdjson(text: string, context: LossyContext): string | undefined {
  const rows: JsonValue[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const row = parseJson(line);
    if (row === undefined) return undefined;
    rows.push(row);
  }
  return elideDocument(rows, context);
}

/** The same for comma-separated values whose first line names the columns. */
export function elideCsv(text: string, context: LossyContext): string | undefined {
  const records = recordsOfCsv(text);
  return records ? elideDocument(records, context) : undefined;
}
