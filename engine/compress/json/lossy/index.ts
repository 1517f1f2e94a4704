import { counted } from '../../../common/counted.ts';
import type { LossyContext } from '../../compressor.ts';
import { documentsBelowEachOther } from '../../../lines/json-documents.ts';
import { elidePatchRecords } from '../../diff/patch-records.ts';
import { lossyLog } from '../../log/lossy.ts';
import { elideNotebook } from '../../notebook/lossy.ts';
import { lossyText } from '../../text/lossy/index.ts';
import { withRest } from '../cut-form.ts';
import { readPython } from '../python/document.ts';
import { readCutJson } from '../value/cut.ts';
import { parseJson, parseJsonWithRepeats } from '../value/parse.ts';
import type { JsonValue } from '../value/records.ts';
import { readCsvRecords } from './csv.ts';
import { elideDocument } from './document-elision.ts';

/** Lines between records may take so much of the budget. */
const MOST_BESIDES = 0.3;

/**
 * A JSON document with its large lists and long strings elided to about `context.budget` tokens: the rows that
 * matter, a digest of all rows and a reference; the changed files of a code review as a diff, a notebook as its cells.
 * Undefined when nothing may be left out.
 */
export function elideJson(text: string, context: LossyContext): string | undefined {
  const document = parseJson(text) ?? readPython(text) ?? parseJsonWithRepeats(text);
  if (document === undefined) return elideCutJson(text, context);
  return (
    elidePatchRecords(document, context) ??
    elideNotebook(document, context) ??
    elideDocument(document, context)
  );
}

/** JSON that was cut off: what is whole of it elided, and the rest as it is. */
function elideCutJson(text: string, context: LossyContext): string | undefined {
  const cut = readCutJson(text);
  if (cut === undefined) return undefined;
  const budget = context.budget - context.counter.estimate(cut.rest);
  const rest = { ...context, budget };
  const elided = elideNotebook(cut.value, rest) ?? elideDocument(cut.value, rest);
  return elided === undefined ? undefined : withRest(elided, cut);
}

/**
 * The same for JSON values that stand one on each line, or below each other on several. Other lines between them, as a
 * program prints before its logger is set up, are shown as they are; where they take too much room the text is cut as
 * a log.
 */
export function elideNdjson(text: string, context: LossyContext): string | undefined {
  const lines = text.split('\n');
  const documents = elideDocuments(lines, context);
  if (documents !== undefined) return documents;
  const rows: JsonValue[] = [];
  const numbers: number[] = [];
  const others: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const row = parseJson(line);
    if (row !== undefined) rows.push(row);
    (row === undefined ? others : numbers).push(index + 1);
  }
  const last = others[0] ?? 0;
  if (others.length === 0) return elideDocument(rows, context);
  if (last > (numbers.at(-1) ?? 0) && others.length === 1) {
    const elided = elideDocument(rows, context);
    return elided && withLastLine(elided, lines[last - 1] ?? '');
  }
  const besides = others.map((number) => `L${number} ${lines[number - 1] ?? ''}`).join('\n');
  const room = context.counter.estimate(besides);
  if (room > MOST_BESIDES * context.budget) return lossyLog(text, context);
  const elided = elideDocument(rows, { ...context, budget: context.budget - room }, numbers);
  return elided && `${elided}\n[${counted(others.length, 'other line')}:]\n${besides}`;
}

/** Values of several lines each, of which the last may be cut off; undefined where another one is no JSON. */
function elideDocuments(lines: readonly string[], context: LossyContext): string | undefined {
  const documents = documentsBelowEachOther(lines) ?? [];
  const values = documents.flatMap(({ text }) => parseJson(text) ?? []);
  if (values.length === 0) return undefined;
  if (values.length === documents.length) return elideDocument(values, context);
  const { text: last = '' } = documents.at(-1) ?? {};
  const room = context.counter.estimate(last);
  const isCut = values.length === documents.length - 1 && parseJson(last) === undefined;
  if (!isCut || room > MOST_BESIDES * context.budget) return undefined;
  const elided = elideDocument(values, { ...context, budget: context.budget - room });
  return elided && `${elided}\n[the last document as it came:]\n${last}`;
}

/** The last line of a text may be cut, or said by who printed it: it is no record and stays. */
function withLastLine(elided: string, line: string): string {
  return `${elided}\n[the last line as it came:]\n${line}`;
}

/**
 * The same for comma-separated values whose first line names the columns. Where lines are no records, as behind comments
 * and with broken quotations, the text is cut as plain text.
 */
export function elideCsv(text: string, context: LossyContext): string | undefined {
  const csv = readCsvRecords(text);
  if (csv === undefined) return lossyText(text, context);
  const elided = elideRecords(csv.records, text, context);
  return csv.lastLine === undefined ? elided : elided && withLastLine(elided, csv.lastLine);
}

/** The records of a text; where they are shown in no table, below its first line if there is room for it. */
function elideRecords(
  records: readonly JsonValue[],
  text: string,
  context: LossyContext,
): string | undefined {
  const elided = elideDocument(records, context);
  if (elided === undefined || TABLE.test(elided)) return elided;
  const [names = ''] = text.split(/\r?\n/, 1);
  const named = `[the first line as it came:]\n${names}\n${elided}`;
  return context.counter.estimate(named) > context.budget ? elided : named;
}

/** A list with the names of its columns. */
const TABLE = /^\[\d+\]\{/;
