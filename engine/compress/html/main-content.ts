import { withoutBoilerplate, withoutLinkLists } from './boilerplate.ts';
import { type Element, elementsIn, elementsOf, isLandmark } from './element.ts';
import { tellingMeasure } from './measure.ts';

/** A landmark with this share of the page's text is its content. */
const LANDMARK_SHARE = 0.5;
/** A part with this share of the running text stands for the whole. */
const NEARLY_ALL = 0.85;

/**
 * The part of a page that it is about: its landmark (`main`, an `article`), and of that the smallest part
 * that holds nearly all of the running text. Pages of lists and tables, which have little running text, are
 * kept whole but for what stands around their content.
 */
export function mainContent(page: Element): Element {
  const content = withoutBoilerplate(page);
  const landmark = landmarkOf(content) ?? content;
  if (tellingMeasure(content.measure) === 'text') return landmark;
  return withoutLinkLists(smallestWithNearlyAll(landmark));
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

function smallestWithNearlyAll(from: Element): Element {
  const least = from.measure.running * NEARLY_ALL;
  let smallest = from;
  for (;;) {
    const next = elementsOf(smallest).find(({ measure }) => measure.running >= least);
    if (next?.measure.hasBlocks !== true) return smallest;
    smallest = next;
  }
}
