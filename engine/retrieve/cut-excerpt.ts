import type { Span } from './document/span.ts';
import { type Filling, type FillContext, type Place, shownSpan } from './place.ts';
import { formatRange } from './ranges.ts';

const LONGEST_TOKEN = 16;

/** The start of an excerpt that is larger than a page, and where its rest lies. */
export function cutExcerpt(
  { section, excerpt }: Place,
  following: Place | undefined,
  context: FillContext,
): Filling {
  const { lines } = context.document;
  const [first = { start: 0, end: 0 }, ...others] = excerpt.spans;
  const start = `${section.heading}${section.heading === '' ? '' : '\n'}${excerpt.label}`;
  const show = (span: Span): string => start + shownSpan(excerpt, context.document, span);
  const end = cutAt(first, show, context);
  const shown = show({ start: first.start, end });
  const rest = [{ start: end, end: first.end }, ...others].filter((span) => span.end > span.start);
  if (!section.isSearch || rest.length === 0) return { text: shown, rest, following };
  const ranges = rest.map((span) => formatRange(lines.rangeOf(span))).join(',');
  return { text: `${shown}\n[cut; the rest is lines "${ranges}"]`, rest: [], following };
}

/** Where to cut so that what is shown stays under the budget; after at least one character. */
function cutAt(
  { start, end }: Span,
  show: (span: Span) => string,
  { document, counter, budget }: FillContext,
): number {
  let length = Math.min(end - start, budget * LONGEST_TOKEN);
  while (length > 1) {
    const tokens = counter.count(show({ start, end: start + length }));
    if (tokens <= budget) break;
    length = Math.max(1, Math.min(length - 1, Math.floor((length * budget * 0.97) / tokens)));
  }
  const at = Math.min(end, start + Math.max(1, length));
  return at < end && isInsidePair(document.text, at) ? at + 1 : at;
}

function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}
