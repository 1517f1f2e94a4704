import { type Element, isLandmark, without } from './element.ts';
import { ARTICLE_LENGTH, isBlock, tellingMeasure } from './measure.ts';

const CONTROLS: ReadonlySet<string> = new Set(
  'button input select option datalist textarea progress meter'.match(/\S+/g),
);
const AROUND: ReadonlySet<string> = new Set('nav footer aside header menu dialog'.match(/\S+/g));
/** Parts that are around the content where they stand outside of it, and of it where they stand inside. */
const AROUND_OR_INSIDE: ReadonlySet<string> = new Set(['header', 'aside']);
const ROLES: ReadonlySet<string> = new Set(
  `navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist`.match(
    /\S+/g,
  ),
);
/** Words in class names and ids that authors give to what is around the content. */
const HINTS: ReadonlySet<string> = new Set(
  `nav navbar navigation menu submenu sidebar footer breadcrumb breadcrumbs cookie cookies consent gdpr
  newsletter subscribe subscription signup share sharing social related recommended recommendations
  promo promoted advert advertisement advertising ad ads adsense sponsor sponsored banner popup modal
  skip pagination pager toolbar masthead login outbrain taboola toc trending`.match(/\S+/g),
);
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
/** No part with more than this share of the page's text is taken for something around its content. */
const MOST_TEXT = 1 / 3;
const HEADING = /^h[1-6]$/;

/**
 * The page without what stands around its content: navigation, footers, controls, hidden parts, and what
 * its author named a banner, a cookie notice or the like. Never a part that holds much of the text, or much of
 * the paragraphs.
 */
export function withoutBoilerplate(page: Element): Element {
  const which = tellingMeasure(page.measure);
  const most = page.measure[which] * MOST_TEXT;
  const mostRunning = Math.max(page.measure.running, ARTICLE_LENGTH) * MOST_TEXT;
  return without(page, (element, isInContent) => {
    if (CONTROLS.has(element.name)) return true;
    if (element.measure[which] > most || element.measure.running > mostRunning) return false;
    return isAround(element, isInContent);
  });
}

function isAround(element: Element, isInContent: boolean): boolean {
  const { name, attributes, measure } = element;
  if (isLandmark(element)) return false;
  if (isHidden(attributes)) return true;
  if (measure.hasTitle) return false;
  if (AROUND.has(name)) return !(isInContent && AROUND_OR_INSIDE.has(name));
  if (ROLES.has((attributes['role'] ?? '').toLowerCase())) return true;
  // What a heading is named for is what stands below it.
  return isBlock(element) && !HEADING.test(name) && isHinted(attributes);
}

/** Whether nobody comes to see it; of several tabs a reader sees only one at a time, and all are content. */
function isHidden(attributes: Element['attributes']): boolean {
  if (attributes['role'] === 'tabpanel') return false;
  return (
    attributes['hidden'] !== undefined ||
    attributes['aria-hidden'] === 'true' ||
    HIDDEN.test(attributes['style'] ?? '')
  );
}

function isHinted({ class: classes = '', id = '' }: Element['attributes']): boolean {
  const named = wordsOf(id);
  const words = named.length > LONGEST_NAME ? [] : named;
  return [...wordsOf(classes), ...words].some((word) => HINTS.has(word));
}

function wordsOf(names: string): readonly string[] {
  const words = names.slice(0, LONGEST_NAMES).replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.toLowerCase().match(/[a-z]+/g) ?? [];
}

const LONGEST_NAMES = 500;
/** An id of more words is made of the heading of its section. */
const LONGEST_NAME = 3;

/** A part with a larger share of links is a list of ways elsewhere. */
const LINKED_SHARE = 0.6;
const FEWEST_LINKS = 3;

/** An article without the lists of links that its pages put between and below its paragraphs. */
export function withoutLinkLists(article: Element): Element {
  return without(article, isLinkList);
}

function isLinkList(element: Element): boolean {
  const { text, linked, running, links, hasTitle } = element.measure;
  if (!isBlock(element) || hasTitle || running > 0) return false;
  return links >= FEWEST_LINKS && linked >= text * LINKED_SHARE;
}
