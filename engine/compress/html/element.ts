import { type Measure, measureOf } from './measure.ts';

/** A part of a page: an element, or the text between two tags. */
export type PageNode = Element | string;

/** An element of a page, with what a reader could see of it. */
export interface Element {
  /** Lower-case name of its tag. */
  readonly name: string;
  /** By lower-case names, with entities decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PageNode[];
  /** What there is to read in it. */
  readonly measure: Measure;
}

/** An element around its children. */
export function createElement(
  name: string,
  attributes: Element['attributes'],
  children: readonly PageNode[],
): Element {
  return { name, attributes, children, measure: measureOf(name, children) };
}

/**
 * An element without the elements below it that are unwanted. The wanted ones are asked about in turn; those
 * that lose nothing stay the same objects.
 */
export function without(
  element: Element,
  isUnwanted: (child: Element, isInContent: boolean) => boolean,
  isInContent = false,
): Element {
  const isContent = isInContent || isLandmark(element);
  const children: PageNode[] = [];
  let isSame = true;
  for (const child of element.children) {
    if (typeof child !== 'string' && isUnwanted(child, isContent)) {
      isSame = false;
      continue;
    }
    const kept = typeof child === 'string' ? child : without(child, isUnwanted, isContent);
    isSame &&= kept === child;
    children.push(kept);
  }
  return isSame ? element : createElement(element.name, element.attributes, children);
}

/** Whether an element says itself that it holds what the page is about. */
export function isLandmark({ name, attributes }: Element): boolean {
  return name === 'main' || name === 'article' || attributes['role'] === 'main';
}

/** The elements among the children. */
export function elementsOf(element: Element): readonly Element[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** An element and all elements below it, in the order of the page. */
export function elementsIn(element: Element): readonly Element[] {
  const found: Element[] = [];
  const collect = (each: Element): void => {
    found.push(each);
    for (const child of each.children) if (typeof child !== 'string') collect(child);
  };
  collect(element);
  return found;
}

/** The text of an element exactly as it stands in the page. */
export function rawText(element: Pick<Element, 'name' | 'children'>): string {
  if (element.name === 'br') return '\n';
  return element.children
    .map((child) => (typeof child === 'string' ? child : rawText(child)))
    .join('');
}
