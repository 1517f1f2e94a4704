import type { Span } from './span.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
const QUOTE = '"';

/** What separates the fields of a line of column names: whichever gives most of them. */
export function delimiterOf(header: string): string {
  const whole = { start: 0, end: header.length };
  const counts = DELIMITERS.map((delimiter) => csvFields(header, whole, delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Where the fields of a record lie, with their quotation marks (RFC 4180). Linear. */
export function csvFields(text: string, { start, end }: Span, delimiter: string): readonly Span[] {
  const fields: Span[] = [];
  let from = start;
  while (from <= end) {
    const behindQuotes = text[from] === QUOTE ? endOfQuotation(text, from, end) : from;
    const found = text.indexOf(delimiter, behindQuotes);
    const to = found === -1 || found > end ? end : found;
    fields.push({ start: from, end: to });
    from = to < end ? to + 1 : end + 1;
  }
  return fields;
}

/** Where a quotation has ended that begins at an offset; two quotation marks in it stand for one. */
function endOfQuotation(text: string, start: number, end: number): number {
  let at = text.indexOf(QUOTE, start + 1);
  while (at !== -1 && at < end && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at === -1 || at > end ? end : at;
}
