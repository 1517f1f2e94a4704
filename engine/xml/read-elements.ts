import type * as HtmlParser from 'htmlparser2';

import { loadParser } from '../html/load-parser.ts';

/** An element of an XML text and where it lies. */
export interface XmlElement {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** By their names as they were written, with entities decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** What stands outside of the children, with entities decoded. */
  readonly text: string;
  /** Where what it holds begins and ends. */
  readonly inside: { readonly start: number; readonly end: number };
}

/** What is nested deeper is no data. */
const DEEPEST = 100;

/**
 * The root element of an XML text; undefined for a text that is none, that has comments or instructions within or behind its root,
 * or elements that are not closed, and for one nested deeper than 100 levels.
 */
export function readElements(text: string): XmlElement | undefined {
  const open: OpenElement[] = [];
  const roots: XmlElement[] = [];
  let isSound = true;

  /** In front of the root anything may stand. */
  function refuse(): void {
    if (open.length + roots.length > 0) isSound = false;
  }

  const handler: Partial<HtmlParser.Handler> = {
    onopentag(name, attributes) {
      isSound &&= open.length < DEEPEST;
      const { startIndex: start, endIndex } = parser;
      open.push({ name, attributes, start, inside: endIndex + 1, children: [], text: '' });
    },
    ontext(words) {
      const around = open.at(-1);
      if (around !== undefined) around.text += words;
      else if (words.trim() !== '') isSound = false;
    },
    onclosetag(_, isImplied) {
      const element = open.pop();
      if (element === undefined) return;
      const { startIndex, endIndex } = parser;
      isSound &&= !isImplied || text.startsWith('/>', endIndex - 1);
      const end = endIndex + 1;
      const inside = { start: element.inside, end: Math.max(element.inside, startIndex) };
      (open.at(-1)?.children ?? roots).push({ ...element, end, inside });
    },
    oncomment: refuse,
    onprocessinginstruction: refuse,
  };
  const parser = new (loadParser().Parser)(handler, { xmlMode: true });
  parser.end(text);
  return isSound && roots.length === 1 ? roots[0] : undefined;
}

/** An element whose end has not come yet. */
interface OpenElement extends Omit<XmlElement, 'end' | 'inside' | 'children' | 'text'> {
  readonly inside: number;
  readonly children: XmlElement[];
  text: string;
}
