const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Fields by lines, as RFC 4180 has them; undefined if a quotation does not end, or before its field does. */
export function readCsv(
  text: string,
  delimiter: string,
): readonly (readonly string[])[] | undefined {
  if (!text.includes('"')) return plainLines(text).map((line) => line.split(delimiter));
  const lines: string[][] = [];
  let fields: string[] = [];
  let position = 0;
  while (position < text.length) {
    const field = readField(text, position, delimiter);
    if (field === undefined) return undefined;
    fields.push(field.value);
    position = field.end;
    if (text[position] === delimiter) {
      position += 1;
      if (position === text.length) fields.push('');
      continue;
    }
    if (position < text.length && !/[\r\n]/.test(text[position] ?? '')) return undefined;
    position += text.startsWith('\r\n', position) ? 2 : 1;
    lines.push(fields);
    fields = [];
  }
  if (fields.length > 0) lines.push(fields);
  return lines;
}

/** Fields as lines, quoted only where they must be, without a line end behind the last. */
export function writeCsv(lines: readonly (readonly string[])[], delimiter: string): string {
  const quoted = (field: string): string =>
    field.includes(delimiter) || /["\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  return lines.map((fields) => fields.map(quoted).join(delimiter)).join('\n');
}

function plainLines(text: string): readonly string[] {
  const lines = text.split(text.includes('\r') ? /\r\n?|\n/ : '\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

interface Field {
  readonly value: string;
  /** The position of the separator behind it. */
  readonly end: number;
}

function readField(text: string, start: number, delimiter: string): Field | undefined {
  return text[start] === '"' ? quotedField(text, start) : plainField(text, start, delimiter);
}

function plainField(text: string, start: number, delimiter: string): Field {
  const separator = delimiter.charCodeAt(0);
  let end = start;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === separator || code === LINE_FEED || code === CARRIAGE_RETURN) break;
  }
  return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number): Field | undefined {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return undefined;
  return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}
