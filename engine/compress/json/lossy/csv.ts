import type { JsonObject, JsonValue } from '../value/records.ts';

/**
 * The lines of comma-separated values (RFC 4180) as records named by the first line; undefined when a line has another
 * number of fields than the first, or a quotation does not end. Fields that print the same as numbers are numbers.
 */
export function recordsOfCsv(text: string): readonly JsonObject[] | undefined {
  const lines = linesOfCsv(text);
  const [header, ...body] = lines ?? [];
  if (!header || new Set(header).size !== header.length) return undefined;
  if (body.some((fields) => fields.length !== header.length)) return undefined;
  return body.map((fields) =>
    Object.fromEntries(header.map((name, index) => [name, valueOf(fields[index] ?? '')])),
  );
}

function valueOf(field: string): JsonValue {
  const number = Number(field);
  return field !== '' && String(number) === field && Number.isFinite(number) ? number : field;
}

function linesOfCsv(text: string): readonly (readonly string[])[] | undefined {
  const lines: string[][] = [];
  let fields: string[] = [];
  let index = 0;
  while (index < text.length) {
    const field = text[index] === '"' ? quotedField(text, index) : plainField(text, index);
    if (!field) return undefined;
    fields.push(field.value);
    index = field.end;
    if (text[index] === ',') {
      index += 1;
      if (index === text.length) fields.push('');
      continue;
    }
    index += text.startsWith('\r\n', index) ? 2 : 1;
    lines.push(fields);
    fields = [];
  }
  if (fields.length > 0) lines.push(fields);
  return lines;
}

interface Field {
  readonly value: string;
  /** The position of the separator after it. */
  readonly end: number;
}

function plainField(text: string, start: number): Field {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r')
    end += 1;
  return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number): Field | undefined {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return undefined;
  return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}
