import type { PageNode } from './element.ts';

/** What there is to read in an element. Lengths are in characters, those of wide scripts count threefold. */
export interface Measure {
  /** All its words. */
  readonly text: number;
  /** Its words that are links. */
  readonly linked: number;
  /** Words that stand in it directly or in inline elements, not in blocks below it. */
  readonly ownText: number;
  /** Those of them that are links. */
  readonly ownLinked: number;
  /** Its words that stand in paragraphs, which navigation has none of. */
  readonly running: number;
  /** How many links it has. */
  readonly links: number;
  /** Whether it holds elements that stand on lines of their own. */
  readonly hasBlocks: boolean;
  /** Whether it holds a heading of the first rank. */
  readonly hasTitle: boolean;
}

const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
  figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p page pre
  search section summary table tbody td tfoot th thead tr ul`.match(/\S+/g),
);
/** A block with fewer words of its own is no paragraph. */
const SHORTEST_PARAGRAPH = 40;
/** With less running text in characters a page is no article. */
export const ARTICLE_LENGTH = 600;
/** Nor with a smaller share of all text. */
const ARTICLE_SHARE = 1 / 3;

/** Whether an element stands on lines of its own, as browsers show it. */
export function isBlock({ name }: { readonly name: string }): boolean {
  return BLOCKS.has(name);
}

/**
 * Which measure tells where a page's content is: running text, or all text on pages of lists, tables and
 * forms, which have little of it.
 */
export function tellingMeasure({ text, running }: Measure): 'running' | 'text' {
  return running >= ARTICLE_LENGTH && running >= text * ARTICLE_SHARE ? 'running' : 'text';
}

/** The measure of an element, from those of its children. */
export function measureOf(name: string, children: readonly PageNode[]): Measure {
  const isLink = name === 'a';
  const sum = { text: 0, linked: 0, ownText: 0, ownLinked: 0, running: 0 };
  let links = isLink ? 1 : 0;
  let hasBlocks = false;
  let hasTitle = name === 'h1';
  for (const child of children) {
    if (typeof child === 'string') {
      const length = readableLength(child);
      sum.text += length;
      sum.ownText += length;
      continue;
    }
    const { measure } = child;
    const isBelow = isBlock(child);
    sum.text += measure.text;
    sum.linked += measure.linked;
    sum.running += measure.running;
    links += measure.links;
    if (!isBelow) {
      sum.ownText += measure.ownText;
      sum.ownLinked += measure.ownLinked;
    }
    hasBlocks ||= isBelow || measure.hasBlocks;
    hasTitle ||= measure.hasTitle;
  }
  const linked = isLink ? { linked: sum.text, ownLinked: sum.ownText } : {};
  const running = sum.running + (BLOCKS.has(name) ? ownParagraph(sum) : 0);
  return { ...sum, ...linked, running, links, hasBlocks, hasTitle };
}

/** How long the paragraph is that an element is itself; 0 where it has too few words of its own, or mostly links. */
export function ownParagraph({
  ownText,
  ownLinked,
}: Pick<Measure, 'ownText' | 'ownLinked'>): number {
  return ownText >= SHORTEST_PARAGRAPH && ownLinked * 2 < ownText ? ownText : 0;
}

/** Characters without white space, those from the CJK blocks on threefold: they say as much as words. */
function readableLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0x20 && code !== 0xa0) length += code >= 0x2e80 && code < 0xfb00 ? 3 : 1;
  }
  return length;
}
