import { counted } from '../common/counted.ts';
import type { Document } from './document/document.ts';
import { compactJson } from './document/json-compact.ts';
import type { Lines } from './document/lines.ts';
import { type Span, startOf } from './document/span.ts';
import { type GrepUnits, unitsOf } from './grep-units.ts';
import { lineFilter, type LineTest } from './pattern/index.ts';
import { formatRange } from './ranges.ts';
import type { Section } from './section.ts';
import type { Selection } from './select/selection.ts';

/** What a pattern matched. */
export interface Matches {
  /** The matching lines, rows or records, in their order; none where nothing matches. */
  readonly sections: readonly Section[];
  /** Whether the pattern was taken literally. */
  readonly isLiteral: boolean;
}

const LONGEST_HEADER = 1000;
const MOST_RANGES = 20;

/** The lines, rows or JSON records among what is selected that match a regular expression. */
export function grep(document: Document, pattern: string, selection: Selection): Matches {
  const { test, isLiteral } = lineFilter(pattern);
  const isMatch = matcher(document, test);
  if (selection.values.length > 0) {
    const sections = selection.sections.map((section) => filtered(section, pattern, isMatch));
    return { sections: sections.filter((section) => section !== undefined), isLiteral };
  }
  const units = unitsOf(document);
  const found = [...units.spans.keys()].filter((index) => {
    const parts = units.spans[index] ?? [];
    return isInside(parts, selection.spans) && isMatch(parts);
  });
  const section = matchSection(document, pattern, { units, found, spans: selection.spans });
  return { sections: found.length === 0 ? [] : [section], isLiteral };
}

/** Records are tested on one line, as they are shown, and else as they were written. */
function matcher({ text, json }: Document, test: LineTest): (parts: readonly Span[]) => boolean {
  return (parts) =>
    parts.some((part) => {
      const source = text.slice(part.start, part.end);
      if (json === undefined) return source.split('\n').some((line) => test(line));
      return test(compactJson(text, part)) || (source.includes('\n') && test(source));
    });
}

/** The selected rows or values of JSON that match. */
function filtered(
  section: Section,
  pattern: string,
  isMatch: (parts: readonly Span[]) => boolean,
): Section | undefined {
  const found = [...section.excerpts()].filter((excerpt) => isMatch(excerpt.spans));
  if (found.length === 0) return undefined;
  return {
    heading: `${found.length} matching${section.heading === '' ? ':' : `, ${section.heading}`}`,
    isSearch: true,
    excerpts: () => found,
    remaining: (from) => ({ grep: pattern, ...section.remaining(from) }),
  };
}

/** Whether the first run lies in the selection; the others may belong to an earlier page. */
function isInside(parts: readonly Span[], spans: readonly Span[]): boolean {
  const start = startOf(parts);
  const end = parts[0]?.end ?? start;
  return spans.some((span) => start < span.end && (end > span.start || start === span.start));
}

function matchSection(
  { lines, text }: Document,
  pattern: string,
  matches: {
    readonly units: GrepUnits;
    readonly found: readonly number[];
    readonly spans: readonly Span[];
  },
): Section {
  const { units, found, spans } = matches;
  const { what, header } = units;
  const heading = `${counted(found.length, `matching ${what}`)}:`;
  return {
    heading: header === undefined ? heading : `${heading}\n${header.slice(0, LONGEST_HEADER)}`,
    isSearch: true,
    *excerpts() {
      for (const index of found) yield units.excerptAt(index);
    },
    remaining: (from) => ({
      grep: pattern,
      lines: rangesAfter(startOf(from.spans), { spans, lines, end: text.length }),
    }),
  };
}

/** What is left of the spans from a position on, as lines. */
function rangesAfter(
  position: number,
  { spans, lines, end }: { spans: readonly Span[]; lines: Lines; end: number },
): string {
  const left = spans.filter((span) => span.end > position).slice(0, MOST_RANGES);
  const ranges = left.map((span) => {
    const start = Math.max(position, span.start);
    const { from, fromCharacter, ...last } = lines.rangeOf({ start, end: span.end });
    const to = span.end === end ? { to: Infinity, toCharacter: Infinity } : last;
    return formatRange({ from, fromCharacter, ...to });
  });
  return ranges.join(',');
}
