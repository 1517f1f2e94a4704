import { withoutBoilerplate, withoutLinkLists } from './boilerplate.ts';
import {
  createElement,
  type Element,
  elementsIn,
  elementsOf,
  isLandmark,
  type PageNode,
} from './element.ts';
import { isBlock, ownParagraph, tellingMeasure } from './measure.ts';

/** A landmark with this share of the page's text is its content. */
const LANDMARK_SHARE = 0.5;
/** A part with this share of the running text is the body of the whole. */
const NEARLY_ALL = 0.85;

/**
 * The part of a page that it is about: of its landmark (`main`, an `article`) the smallest part that holds nearly
 * all of the running text, and what leads to it. Pages of lists and tables, which have little running text, are
 * kept whole but for what stands around their content.
 */
export function mainContent(page: Element): Element {
  const content = withoutBoilerplate(page);
  const landmark = landmarkOf(content) ?? content;
  if (tellingMeasure(content.measure) === 'text') return landmark;
  return withoutLinkLists(bodyWithLead(landmark));
}

/** The first landmark that holds enough of the text that counts, those named `main` before others. */
function landmarkOf(content: Element): Element | undefined {
  const which = tellingMeasure(content.measure);
  const least = content.measure[which] * LANDMARK_SHARE;
  const landmarks = elementsIn(content).filter(
    (element) => isLandmark(element) && element.measure[which] >= least,
  );
  return landmarks.find(({ name }) => name !== 'article') ?? landmarks[0];
}

/**
 * The smallest part with nearly all of the running text, below what stands before it: the lead of an article, the
 * question above its answers, the article above its comments. What follows is mostly about other pages.
 */
function bodyWithLead(from: Element): Element {
  const least = from.measure.running * NEARLY_ALL;
  function narrowed(element: Element): Element {
    const body = elementsOf(element).find(({ measure }) => measure.running >= least);
    if (body?.measure.hasBlocks !== true || ownParagraph(element.measure) > 0) return element;
    const lead = leadAbove(body, element);
    const inner = narrowed(body);
    // Not in the element itself: in a table or a list, what is no row or item would be lost.
    return lead.length === 0 ? inner : createElement('div', {}, [...lead, inner]);
  }
  return narrowed(from);
}

/** What stands above the body and has words that are mostly no links; words outside of blocks are judged together. */
function leadAbove(body: Element, { children, measure }: Element): readonly PageNode[] {
  const isLooseWanted = measure.ownLinked * 2 < measure.ownText;
  return children.slice(0, children.indexOf(body)).filter((node) => {
    const isLoose = typeof node === 'string' || !(isBlock(node) || node.measure.hasBlocks);
    return isLoose ? isLooseWanted : node.measure.linked * 2 < node.measure.text;
  });
}
