import { malformed } from './table/cell.ts';
import { readRest } from './cut-form.ts';
import { readCsv, writeCsv } from './csv.ts';
import { decodeDocument } from './document.ts';
import { readPython, writePython } from './python/document.ts';
import { writtenPart } from './value/cut.ts';
import { minifyJson } from './value/minify.ts';
import { recordsOf, rowsOf } from './value/named-rows.ts';
import { isArray, isObject } from './value/object.ts';
import { parseJson } from './value/parse.ts';
import type { JsonValue } from './value/records.ts';
import { stringify } from './value/stringify.ts';

/** A form of text that holds records, and how its text and the records become each other. */
export interface TextForm {
  /** The line above the document that names the form. */
  readonly marker: string;
  /** The records, or undefined if the text is not exactly what `write` makes of them. */
  read(text: string): JsonValue | undefined;
  /** The text of the records. */
  write(value: JsonValue): string;
}

/** The forms by kind of content. */
export const lineForms: Readonly<Record<'ndjson' | 'csv' | 'python', readonly TextForm[]>> = {
  ndjson: [linesForm('JSON lines', readJsonLines, writeJsonLines)],
  python: [linesForm('Python', readPython, writePython)],
  csv: [
    linesForm(
      'CSV',
      (text) => readTable(text, ','),
      (value) => writeTable(value, ','),
    ),
    linesForm(
      'TSV',
      (text) => readTable(text, '\t'),
      (value) => writeTable(value, '\t'),
    ),
  ],
};

const OPEN_END = ', no line feed at the end';

/**
 * The text that an encoding stands for: CSV and TSV byte for byte, JSON and NDJSON without white space. JSON stays as it is;
 * an encoding in one of its strings, where a tool had wrapped a text, is decoded by itself.
 * Throws a HeadroomError with code `malformed_encoding`.
 */
export function decodeText(encoded: string): string {
  const end = encoded.indexOf('\n');
  const line = encoded.slice(0, Math.max(0, end));
  const form = Object.values(lineForms)
    .flat()
    .find(({ marker }) => line === marker || line === marker + OPEN_END);
  if (form === undefined) return decodeCut(encoded) ?? decodeJson(encoded);
  const text = form.write(decodeDocument(encoded.slice(end + 1)));
  return line === form.marker ? `${text}\n` : text;
}

/** What is whole of JSON that was cut off, open again, with the rest behind it. */
function decodeCut(encoded: string): string | undefined {
  const cut = readRest(encoded);
  if (cut === undefined) return undefined;
  return writtenPart(decodeJson(cut.document), cut) + cut.rest;
}

/** The compact JSON that a document stands for; JSON itself stays as it is. */
function decodeJson(encoded: string): string {
  return minifyJson(encoded) ?? stringify(decodeDocument(encoded));
}

/** The form whose text this is, with its records and the line that names it. */
export function recogniseForm(
  text: string,
  forms: readonly TextForm[],
): { readonly value: JsonValue; readonly marker: string } | undefined {
  const isClosed = text.endsWith('\n');
  const body = isClosed ? text.slice(0, -1) : text;
  for (const form of forms) {
    const value = form.read(body);
    const marker = isClosed ? form.marker : form.marker + OPEN_END;
    if (value !== undefined) return { value, marker };
  }
  return undefined;
}

function linesForm(marker: string, read: TextForm['read'], write: TextForm['write']): TextForm {
  return {
    marker,
    write,
    read(text) {
      const value = read(text);
      return value !== undefined && write(value) === text ? value : undefined;
    },
  };
}

function readJsonLines(text: string): JsonValue | undefined {
  const values: JsonValue[] = [];
  for (const line of text.split('\n')) {
    const value = parseJson(line);
    if (!isObject(value) && !isArray(value)) return undefined;
    values.push(value);
  }
  return values.length > 1 ? values : undefined;
}

function writeJsonLines(value: JsonValue): string {
  if (!isArray(value)) throw malformed('no list of lines');
  return value.map(stringify).join('\n');
}

function readTable(text: string, delimiter: string): JsonValue | undefined {
  const [header, ...lines] = readCsv(text, delimiter) ?? [];
  if (header === undefined || header.length < 2 || lines.length < 2) return undefined;
  return recordsOf({ names: header, rows: lines });
}

function writeTable(value: JsonValue, delimiter: string): string {
  const read = rowsOf(value);
  if (read === undefined) throw malformed('no rows');
  return writeCsv([read.names, ...read.rows.map((cells) => cells.map(fieldOf))], delimiter);
}

function fieldOf(value: JsonValue): string {
  return typeof value === 'string' ? value : '';
}
