import type { Document } from '../document/document.ts';
import type { Lines } from '../document/lines.ts';
import type { Span } from '../document/span.ts';
import { formatRange, namedRange, parseRanges, type Range } from '../ranges.ts';
import type { Section } from '../section.ts';
import { shorten } from '../shorten.ts';
import { nothingBecause, type Selection } from './selection.ts';

const LONGEST_ECHO = 80;

/** The lines of the original text that a list of ranges names, one section for each range. */
export function selectLines(document: Document, text: string): Selection {
  const { lines } = document;
  const last = lines.count + lines.offset;
  const found = (parseRanges(text, last) ?? []).flatMap((range) => {
    const span = lines.spanOfRange(range);
    return span === undefined ? [] : [{ span, range }];
  });
  if (found.length === 0) {
    return nothingBecause(`no lines "${shorten(text, LONGEST_ECHO)}"; ${linesThere(lines)}`);
  }
  return {
    sections: found.map(({ span, range }) => lineSection(document, span, range)),
    spans: found.map(({ span }) => span),
    values: [],
    problems: [],
  };
}

function linesThere({ count, offset }: Lines): string {
  return offset > 0
    ? `there are ${offset + 1} to ${count + offset}`
    : `there are ${count + offset}`;
}

function lineSection({ lines }: Document, span: Span, range: Range): Section {
  const last = lines.count + lines.offset;
  const shown = namedRange('line', { ...range, to: Math.min(range.to, last) });
  return {
    heading: `${shown} of ${last}:`,
    isSearch: false,
    *excerpts() {
      let { start } = span;
      for (let line = lines.lineAt(start); ; line += 1) {
        const { end } = lines.spanOf(line);
        yield { label: '', spans: [{ start, end: Math.min(end, span.end) }], isJson: false };
        if (end >= span.end || line === lines.count) return;
        start = lines.spanOf(line + 1).start;
      }
    },
    remaining({ spans: [first = span] }) {
      return { lines: formatRange(lines.rangeOf({ start: first.start, end: span.end })) };
    },
  };
}
