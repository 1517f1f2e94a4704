import type { Document } from '../document/document.ts';
import type { Lines } from '../document/lines.ts';
import type { Span } from '../document/span.ts';
import { formatRange, namedRange, parseRanges, type Range } from '../ranges.ts';
import type { Section } from '../section.ts';
import { shorten } from '../shorten.ts';
import { nothingBecause, type Selection } from './selection.ts';

const LONGEST_ECHO = 80;
const MOST_SECTIONS = 100;

/** The lines of the original text that a request names, such as `40-60, 80`. */
export function selectLines(document: Document, text: string): Selection {
  const { lines } = document;
  const ranges = parseRanges(text, lines.count + lines.offset) ?? [];
  const selection = selectRanges(document, ranges);
  return selection.sections.length > 0
    ? selection
    : nothingBecause(`no lines "${shorten(text, LONGEST_ECHO)}"; ${linesThere(lines)}`);
}

/** Ranges of lines, one section for each of the first 100 that there are. */
export function selectRanges(document: Document, ranges: readonly Range[]): Selection {
  const found = ranges.flatMap((range) => {
    const span = document.lines.spanOfRange(range);
    return span === undefined ? [] : [{ span, range }];
  });
  const shown = found.slice(0, MOST_SECTIONS);
  const next = found[shown.length]?.range.from;
  const others = `the first ${shown.length} of ${found.length} places, the others from line ${next} on`;
  return {
    sections: shown.map(({ span, range }) => lineSection(document, span, range)),
    spans: found.map(({ span }) => span),
    values: [],
    problems: [],
    limits: next === undefined ? [] : [others],
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
