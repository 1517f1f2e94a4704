import type { TokenCounter } from '../../tokens/counter.ts';
import { isSmaller } from '../../tokens/smaller.ts';
import { abbreviate } from './abbreviate.ts';
import { encodeDocument } from './document.ts';
import { CUT_JSON, withRest } from './cut-form.ts';
import { decodeText, lineForms, recogniseForm } from './form.ts';
import { readCutJson, writtenPart } from './value/cut.ts';
import { minifyJson } from './value/minify.ts';
import { isArray, isObject } from './value/object.ts';
import { parseJson } from './value/parse.ts';
import type { JsonValue } from './value/records.ts';
import { stringify } from './value/stringify.ts';

/**
 * The same JSON in fewer tokens: as a document of tables, or without white space where that is as short.
 * The document is read back and compared before it is used. Undefined if the text is no JSON or nothing
 * is gained.
 */
export function encodeJson(text: string, counter: TokenCounter): string | undefined {
  const minified = minifyJson(text);
  if (minified === undefined) return encodePython(text, counter) ?? encodeCutJson(text, counter);
  const document = documentFor(parseJson(text), minified, counter);
  if (document !== undefined) return document;
  return minified.length < text.length ? minified : undefined;
}

/** What Python prints for lists and dicts. */
function encodePython(text: string, counter: TokenCounter): string | undefined {
  return encodeLines(text, counter, 'python');
}

/** JSON that was cut off: what is whole in the same form, and the rest as it is. */
function encodeCutJson(text: string, counter: TokenCounter): string | undefined {
  const cut = readCutJson(text);
  if (cut === undefined) return undefined;
  const { value, minified } = cut;
  const encoded = withRest(documentFor(value, minified, counter) ?? minified, cut);
  const expected = writtenPart(minified, cut) + cut.rest;
  return isCheaper(encoded, text, counter) && decodesTo(encoded, expected) ? encoded : undefined;
}

/** The document of a JSON text; undefined where that is no shorter, or not exactly the same. */
function documentFor(
  value: JsonValue | undefined,
  minified: string,
  counter: TokenCounter,
): string | undefined {
  const document = value === undefined ? undefined : documentOf(value, counter);
  if (document === undefined || !SIGN.test(document)) return undefined;
  return isCheaper(document, minified, counter) && decodesTo(document, minified)
    ? document
    : undefined;
}

/** The same for JSON values that stand one on each line. */
export function encodeNdjson(text: string, counter: TokenCounter): string | undefined {
  return encodeLines(text, counter, 'ndjson');
}

/** The same for comma- or tab-separated values whose first line names the columns. */
export function encodeCsv(text: string, counter: TokenCounter): string | undefined {
  return encodeLines(text, counter, 'csv');
}

/** Whether a text is an encoding of this package, so that there is nothing more to gain. */
export function isEncodedJson(text: string): boolean {
  if (!LOOKS_ENCODED.test(text) || !SIGN.test(text)) return false;
  try {
    decodeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first line of an encoding: a form, an abbreviation, a list's header, or a name with a value or with
 * lines below.
 */
const NAME = String.raw`(?:[\w$/-]+|"(?:[^"\\\n]|\\.)*")`;
const LOOKS_ENCODED = new RegExp(
  String.raw`^(?:(?:JSON lines|CSV|TSV|Python)(?:,|\n)|${CUT_JSON}|where \{|(?:${NAME}(?:\.${NAME})*)?(?: \(JSON (?:text|line)\))?(?:\[\d*\](?:\{[^\n]+\}| by keys, tables: \d)?:|: ?))`,
);

/**
 * What tells a document of ours from other lines of names and values, such as `Error: not found` or YAML: a
 * list with its count, JSON from a string, an abbreviation. A document without any is sent as JSON.
 */
const SIGN = new RegExp(
  String.raw`\[\d*\][:{]| \(JSON (?:text|line)\)[:[.]|^where \{|^${CUT_JSON}`,
);

function encodeLines(
  text: string,
  counter: TokenCounter,
  kind: keyof typeof lineForms,
): string | undefined {
  const form = recogniseForm(text, lineForms[kind]);
  const document = form === undefined ? undefined : documentOf(form.value, counter);
  if (form === undefined || document === undefined) return undefined;
  const encoded = `${form.marker}\n${document}`;
  return isCheaper(encoded, text, counter) && decodesTo(encoded, text) ? encoded : undefined;
}

function documentOf(value: JsonValue, counter: TokenCounter): string | undefined {
  if (!isArray(value) && !isObject(value)) return undefined;
  const estimate = (text: string): number => counter.estimate(text);
  return abbreviate(encodeDocument(value, { estimate }), value, estimate);
}

/** Reads the encoding back; escapes are the only thing that may be written differently. */
function decodesTo(encoded: string, text: string): boolean {
  try {
    const decoded = decodeText(encoded);
    return decoded === text || decoded === stringify(parseJson(text) ?? null);
  } catch {
    return false;
  }
}

/** A form that models are less used to must save something that counts. */
const LEAST_PERCENT = 2;

function isCheaper(encoded: string, plain: string, counter: TokenCounter): boolean {
  return isSmaller(counter, { before: plain, after: encoded }, LEAST_PERCENT);
}
