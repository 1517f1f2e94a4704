import { type Element, elementsOf, type PageNode } from '../element.ts';
import { isBlock } from '../measure.ts';
import type { MarkdownBlock } from './block.ts';
import { fencedCode } from './code.ts';
import { inlineText } from './inline.ts';
import { cellsOf, rowsOf, tableRows } from './table.ts';
import { createWriting, newGroup, type Place, TOP, write, type Writing } from './writing.ts';

/**
 * An element as blocks of Markdown in the order of the page: headings, paragraphs, nested lists, tables,
 * code with its language, quotations, links with their targets.
 */
export function markdownBlocks(content: Element): readonly MarkdownBlock[] {
  const writing = createWriting();
  writeNodes(content.children, TOP, writing);
  return writing.blocks;
}

/** Inline nodes that follow each other become a paragraph, blocks are written each for itself. */
function writeNodes(nodes: readonly PageNode[], place: Place, writing: Writing): void {
  let paragraph: PageNode[] = [];
  const endParagraph = (): void => {
    write(writing, { text: inlineText(paragraph) }, place);
    paragraph = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || isInline(node)) {
      paragraph.push(node);
      continue;
    }
    endParagraph();
    writeBlock(node, place, writing);
  }
  endParagraph();
}

function isInline(element: Element): boolean {
  return !isBlock(element) && !element.measure.hasBlocks;
}

type BlockWriter = (element: Element, place: Place, writing: Writing) => void;

const WRITERS: Readonly<Record<string, BlockWriter>> = {
  h1: writeHeading,
  h2: writeHeading,
  h3: writeHeading,
  h4: writeHeading,
  h5: writeHeading,
  h6: writeHeading,
  pre: (element, place, writing) => {
    write(writing, { text: fencedCode(element), unit: 'code block' }, place);
  },
  ul: writeList,
  ol: writeList,
  dl: writeDefinitions,
  blockquote: ({ children }, place, writing) => {
    writeNodes(children, { ...place, margin: `${place.margin}> ` }, writing);
  },
  table: writeTable,
  a: ({ attributes, children }, place, writing) => {
    writing.target = attributes['href'];
    writeNodes(children, place, writing);
    writing.target = undefined;
  },
};

function writeBlock(element: Element, place: Place, writing: Writing): void {
  const writer = Object.hasOwn(WRITERS, element.name) ? WRITERS[element.name] : undefined;
  if (writer === undefined) writeNodes(element.children, place, writing);
  else writer(element, place, writing);
}

function writeHeading(element: Element, place: Place, writing: Writing): void {
  // A heading that nobody closed holds all that follows.
  if (element.measure.hasBlocks) {
    writeNodes(element.children, place, writing);
    return;
  }
  const rank = Number(element.name.slice(1));
  const words = inlineText(element.children).replace(/\n/g, ' ').replace(/\*\*/g, '');
  if (words === '') return;
  const margin = `${place.margin}${'#'.repeat(rank)} `;
  write(writing, { text: words, rank }, { margin, group: undefined, unit: 'heading' });
}

function writeList(list: Element, place: Place, writing: Writing): void {
  const group = place.group ?? newGroup(writing);
  let number = Number.parseInt(list.attributes['start'] ?? '1', 10) || 1;
  for (const child of list.children) {
    if (typeof child === 'string') continue;
    if (child.name !== 'li') {
      writeBlock(child, { ...place, group }, writing);
      continue;
    }
    const bullet = list.name === 'ol' ? `${number}. ` : '- ';
    number += 1;
    writeItem(child, bullet, { place: { ...place, group, unit: 'list item' }, writing });
  }
}

function writeItem(
  { children }: Element,
  bullet: string,
  { place, writing }: { readonly place: Place; readonly writing: Writing },
): void {
  // A list item that holds only a list has no line of its own.
  writing.bullet ??= `${place.margin}${bullet}`;
  writeNodes(children, { ...place, margin: place.margin + ' '.repeat(bullet.length) }, writing);
  writing.bullet = undefined;
}

function writeDefinitions(list: Element, place: Place, writing: Writing): void {
  const group = place.group ?? newGroup(writing);
  const item: Place = { ...place, group, unit: 'list item' };
  for (const child of elementsOf(list)) {
    if (child.name === 'div') writeDefinitions(child, item, writing);
    else if (child.name === 'dt') write(writing, { text: termText(child) }, item);
    else writeNodes(child.children, { ...item, margin: `${place.margin}  ` }, writing);
  }
}

function termText({ children }: Element): string {
  const words = inlineText(children);
  return words === '' || words.includes('*') ? words : `**${words}**`;
}

function writeTable(table: Element, place: Place, writing: Writing): void {
  const caption = elementsOf(table).find(({ name }) => name === 'caption');
  if (caption !== undefined) writeNodes(caption.children, place, writing);
  const rows = tableRows(table);
  const group = newGroup(writing);
  if (rows !== undefined) {
    for (const text of rows) write(writing, { text, unit: 'table row' }, { ...place, group });
    return;
  }
  for (const cell of rowsOf(table).flatMap(cellsOf)) writeNodes(cell.children, place, writing);
}
