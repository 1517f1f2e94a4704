import type { TokenCounter } from '../tokens/counter.ts';
import type { Document } from './document/document.ts';
import { fillPage } from './fill-page.ts';
import { joinLines } from './join-lines.ts';
import type { Filling } from './place.ts';
import type { RetrieveAnswer } from './request.ts';
import { joinSelectors, type Section, type Selectors, withoutHeading } from './section.ts';
import { formatRange } from './ranges.ts';
import { RETRIEVE_TOOL_NAME } from './tool.ts';

/** The most tokens of one answer. */
export const PAGE_TOKENS = 1500;

const FOOT_TOKENS = 60;

/** What a page is made of. */
export interface PageParts {
  readonly document: Document;
  readonly hash: string;
  /** Stands above everything; a few hundred tokens at most. */
  readonly head: string;
  readonly sections: readonly Section[];
}

/** As much of the sections as one answer holds, and the request for the rest. */
export function composePage(parts: PageParts, counter: TokenCounter): RetrieveAnswer {
  let budget = Math.max(1, PAGE_TOKENS - counter.count(parts.head) - FOOT_TOKENS);
  for (;;) {
    const filling = fillPage(parts.sections, { document: parts.document, counter, budget });
    const page = assemble(parts, filling);
    const excess = counter.count(page.text) - PAGE_TOKENS;
    if (excess <= 0) return page;
    if (budget === 1)
      return hasHeadings(parts) ? composePage(withoutHeadings(parts), counter) : page;
    budget = Math.max(1, budget - excess - 4);
  }
}

/** Names from the original can be so long or strange that nothing fits beside them. */
function hasHeadings({ head, sections }: PageParts): boolean {
  return head !== '' || sections.some(({ heading }) => heading !== '');
}

function withoutHeadings(parts: PageParts): PageParts {
  const sections = parts.sections.map((section) => withoutHeading(section));
  return { ...parts, head: '', sections };
}

function assemble(parts: PageParts, filling: Filling): RetrieveAnswer & { readonly found: true } {
  const selectors = selectorsOfRest(parts, filling);
  if (selectors === undefined) {
    return { found: true, text: joinLines([parts.head, filling.text]) };
  }
  const next = { hash: parts.hash, ...selectors };
  const foot = `[more: ${RETRIEVE_TOOL_NAME}(${JSON.stringify(next)})]`;
  return { found: true, text: joinLines([parts.head, filling.text, foot]), next };
}

function selectorsOfRest(
  { document, sections }: PageParts,
  { rest, following }: Filling,
): Selectors | undefined {
  const parts: Selectors[] = rest.map((span) => ({
    lines: formatRange(document.lines.rangeOf(span)),
  }));
  if (following !== undefined) {
    parts.push(following.section.remaining(following.excerpt));
    for (const section of sections.slice(sections.indexOf(following.section) + 1)) {
      for (const excerpt of section.excerpts()) {
        parts.push(section.remaining(excerpt));
        break;
      }
    }
  }
  return parts.length === 0 ? undefined : joinSelectors(parts);
}
