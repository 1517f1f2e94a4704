import type { WrittenMember, WrittenValue } from '../written/value.ts';
import { readElements, type XmlElement } from './read-elements.ts';

/** More than 100,000 tokens. */
const LONGEST = 400_000;
/** In data the elements of one name follow each other; where more stand apart, their order says something. */
const MOST_APART = 0.05;

/**
 * The values inside the root element of an XML text that holds data and nothing else. An element is the mapping of its
 * attributes, as `@name`, its children and, as `#text`, its words; without the former it is these words. Children whose name
 * comes more than once in any of their kind are the items of a list. An element with words between its children is the markup
 * that it holds. Undefined for texts with comments among the elements, for documents in which the order of different elements
 * matters, and for texts that are no XML, nested deeper than 100 levels, or above 400,000 characters.
 */
export function readXml(text: string): WrittenValue | undefined {
  const root = text.length > LONGEST ? undefined : readElements(text);
  if (root === undefined || isMixed(root)) return undefined;
  const lists = listsIn(root);
  return lists && { ...root.inside, members: childrenOf(root, { text, lists }) };
}

/** Names of children that come more than once in an element, behind the name of that; undefined where many stand apart. */
function listsIn(root: XmlElement): ReadonlySet<string> | undefined {
  const lists = new Set<string>();
  let [all, apart] = [0, 0];
  const visit = (element: XmlElement): void => {
    if (isMixed(element)) return;
    const seen = new Set<string>();
    let before = '';
    for (const child of element.children) {
      all += 1;
      if (seen.has(child.name)) {
        lists.add(kindOf(element, child));
        if (child.name !== before) apart += 1;
      }
      seen.add(child.name);
      before = child.name;
      visit(child);
    }
  };
  visit(root);
  return apart <= MOST_APART * all ? lists : undefined;
}

function kindOf(element: XmlElement, child: XmlElement): string {
  return `${element.name} ${child.name}`;
}

interface Reading {
  readonly text: string;
  readonly lists: ReadonlySet<string>;
}

function valueOf(element: XmlElement, reading: Reading): WrittenValue {
  const { start, end, inside } = element;
  const attributes = Object.entries(element.attributes).map(([name, value]) => ({
    key: `@${name}`,
    value: { ...scalarOf(value), start, end: inside.start },
  }));
  const words = isMixed(element)
    ? { ...inside, text: reading.text.slice(inside.start, inside.end).trim(), isPlain: false }
    : { ...scalarOf(element.text.trim()), ...inside };
  const children = isMixed(element) ? [] : childrenOf(element, reading);
  if (attributes.length + children.length === 0) return { ...words, start, end };
  const own = words.text === '' ? [] : [{ key: '#text', value: words }];
  return { start, end, members: [...attributes, ...own, ...children] };
}

/** An empty text is no missing value. */
function scalarOf(text: string): Pick<WrittenValue, 'text' | 'isPlain'> {
  return { text, isPlain: text !== '' };
}

function childrenOf(element: XmlElement, reading: Reading): readonly WrittenMember[] {
  const groups = Map.groupBy(element.children, ({ name }) => name);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const items = group.map((child) => valueOf(child, reading));
    const [start, end] = [first.start, items.at(-1)?.end ?? first.end];
    const isList = reading.lists.has(kindOf(element, first));
    const value = isList ? { start, end, items } : items[0];
    return value === undefined ? [] : [{ key: first.name, value }];
  });
}

function isMixed({ children, text }: XmlElement): boolean {
  return children.length > 0 && text.trim() !== '';
}
