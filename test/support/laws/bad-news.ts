import { parsedJson } from '../../../engine/common/parsed-json.ts';
import { blamedLine } from '../../../engine/lines/blame.ts';
import type { BlockReport } from '../../../src/index.ts';

/** What says that something went wrong: every different match in a text must stand in what is left of it. */
const BAD_NEWS: readonly RegExp[] = [
  /\b(?:FATAL|CRITICAL|PANIC|ERROR|FAIL(?:ED|URE)?|failed)\b/g,
  /\b[A-Z][A-Za-z]{2,40}(?:Error|Exception)(?=:|\s*$)/gm,
  /\berror \[?[A-Z]{1,6}\d{2,5}\b/g,
  /\bexit (?:code|status) [1-9]\d{0,3}\b/g,
];
/** A word in the middle of a paragraph is no news. */
const LONGEST_LINE = 400;
/** Compressors of source code, which reports nothing: a failure that it speaks of has not happened. */
const FOR_SOURCE_CODE: ReadonlySet<string | undefined> = new Set(['code', 'read']);
/** The members by which JSON Schema, OpenAPI and API discovery tell that a document declares what values there may be. */
const DECLARING = ['discoveryVersion', 'openapi', 'swagger', '$defs', 'definitions'];

/** Each different thing that the text of a block says went wrong; none in what speaks of failures without reporting any. */
export function badNewsIn({ before, compressor }: BlockReport): readonly string[] {
  const speaks = FOR_SOURCE_CODE.has(compressor) || isBlame(before) || isDeclaration(before);
  if (speaks) return [];
  const lines = before.split('\n').filter(({ length }) => length <= LONGEST_LINE);
  const text = lines.join('\n');
  return BAD_NEWS.flatMap((kind) => Array.from(new Set(text.match(kind))));
}

/** Whether every line is one of source code with its commit. */
function isBlame(text: string): boolean {
  const lines = text.trimEnd().split('\n');
  return lines.every((line) => blamedLine(line) !== undefined);
}

/** Whether a text is a schema or the description of an interface: it names failures that may happen. */
function isDeclaration(text: string): boolean {
  const value = text.startsWith('{') ? parsedJson(text) : undefined;
  if (typeof value !== 'object' || value === null) return false;
  if (DECLARING.some((member) => member in value)) return true;
  return '$schema' in value && String(value.$schema).includes('json-schema.org');
}
