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
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const rows: JsonValue[] = [];
  for (const [index, line] of lines.entries()) {
    const row = parseJson(line);
    if (row !== undefined) rows.push(row);
    else if (index < lines.length - 1) return undefined;
  }
  const elided = elideDocument(rows, context);
  return rows.length === lines.length ? elided : elided && withLastLine(elided, lines);
}

/** The last line of a text may be cut, or said by who printed it: it is no record and stays. */
function withLastLine(elided: string, lines: readonly string[]): string {
  return `${elided}\n[the last line as it came:]\n${lines.at(-1) ?? ''}`;
}

/** The same for comma-separated values whose first line names the columns. */
export function elideCsv(text: string, context: LossyContext): string | undefined {
  const records = recordsOfCsv(text);
  if (records !== undefined) return elideDocument(records, context);
  const lines = text.trimEnd().split('\n');
  const whole = recordsOfCsv(lines.slice(0, -1).join('\n'));
  const elided = whole && elideDocument(whole, context);
  return elided && withLastLine(elided, lines);
}
