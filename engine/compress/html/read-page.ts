import { createElement, type Element, type PageNode, rawText } from './element.ts';
import { loadParser } from '../../html/load-parser.ts';

/** A page as a tree of what could be seen of it. */
export interface Page {
  readonly root: Element;
  /** Characters of its source. */
  readonly length: number;
  /** Its title; empty where it has none. */
  readonly title: string;
  /** How many elements of each name are not in the tree because they are never read: scripts, styles. */
  readonly unread: ReadonlyMap<string, number>;
}

/** Elements that hold nothing to read. */
const UNREAD: ReadonlySet<string> = new Set(
  `script style noscript template svg iframe object embed canvas audio video link meta base`.match(
    /\S+/g,
  ),
);
/** Elements nested deeper are read as if they stood at this depth, so that a walk of the tree is safe. */
const DEEPEST = 200;
/** What is nested deeper than this is no page. */
const HOSTILE = 1_000;

/** An element whose end has not come yet. */
interface OpenElement {
  readonly name: string;
  readonly attributes: Element['attributes'];
  readonly children: PageNode[];
}

/**
 * Reads a page or a fragment of one, broken or not, in linear time (about 30 MB/s); undefined for what is
 * nested like no page is.
 */
export function readPage(text: string): Page | undefined {
  const { Parser } = loadParser();
  const tree = createTree();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => tree.open(name, attributes),
      ontext: (words) => tree.text(words),
      onclosetag: () => tree.close(),
    },
    { decodeEntities: true },
  );
  // In pieces, because the tokenizer cannot be stopped in one.
  for (let start = 0; start < text.length && !tree.isHostile(); start += PIECE) {
    parser.write(text.slice(start, start + PIECE));
  }
  if (tree.isHostile()) return undefined;
  parser.end();
  return { ...tree.page(), length: text.length };
}

const PIECE = 16_384;

interface Tree {
  open(name: string, attributes: Record<string, string>): void;
  text(words: string): void;
  close(): void;
  isHostile(): boolean;
  page(): Omit<Page, 'length'>;
}

function createTree(): Tree {
  const root: OpenElement = { name: 'page', attributes: {}, children: [] };
  const open: OpenElement[] = [root];
  const unread = new Map<string, number>();
  let title: string | undefined;
  let depth = 0;
  let deepest = 0;
  /** Depth of the element around here that is not read. */
  let unreadFrom = Infinity;

  function top(): OpenElement {
    return open.at(-1) ?? root;
  }

  function end(element: OpenElement): void {
    if (element.name === 'title') title ??= rawText(element);
    else top().children.push(createElement(element.name, element.attributes, element.children));
  }

  return {
    open(name, attributes) {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (depth > unreadFrom) return;
      if (UNREAD.has(name)) {
        unread.set(name, (unread.get(name) ?? 0) + 1);
        unreadFrom = depth;
      } else if (open.length < DEEPEST) open.push({ name, attributes, children: [] });
    },
    text(words) {
      if (depth < unreadFrom) top().children.push(words);
    },
    close() {
      if (depth === unreadFrom) unreadFrom = Infinity;
      else if (depth < unreadFrom && depth < DEEPEST) end(open.pop() ?? root);
      depth -= 1;
    },
    isHostile: () => deepest > HOSTILE,
    page: () => ({
      root: createElement(root.name, root.attributes, root.children),
      title: (title ?? '').replace(/\s+/g, ' ').trim(),
      unread,
    }),
  };
}
