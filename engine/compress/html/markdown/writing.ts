import type { BlockUnit, MarkdownBlock } from './block.ts';
import { linkText } from './inline.ts';

/** Blocks as they are written, and what waits to be written with the next of them. */
export interface Writing {
  readonly blocks: MarkdownBlock[];
  /** Groups begun so far. */
  groups: number;
  /** The bullet of a list item whose first block has not come yet. */
  bullet: string | undefined;
  /** Target of a link around blocks whose first block has not come yet. */
  target: string | undefined;
}

/** Where in the page a block stands. */
export interface Place {
  /** What its lines begin with, by the lists and quotations around it. */
  readonly margin: string;
  /** The group of the list around it; undefined outside of lists, where every block is on its own. */
  readonly group: number | undefined;
  readonly unit: BlockUnit;
}

/** Where a page begins. */
export const TOP: Place = { margin: '', group: undefined, unit: 'paragraph' };

/** An empty page to write on. */
export function createWriting(): Writing {
  return { blocks: [], groups: 0, bullet: undefined, target: undefined };
}

/** The number of a new group. */
export function newGroup(writing: Writing): number {
  writing.groups += 1;
  return writing.groups;
}

/** What is written: some text, and what it is if that does not follow from its place. */
export interface Words {
  readonly text: string;
  readonly unit?: BlockUnit;
  readonly rank?: number;
}

/** Writes a block at a place; nothing for a text without words. */
export function write(writing: Writing, words: Words, place: Place): void {
  if (words.text.trim() === '') return;
  const { unit = place.unit, rank = 0 } = words;
  const isCode = unit === 'code block';
  const text = isCode ? words.text : linkText(words.text, takeTarget(writing));
  const first = writing.bullet ?? place.margin;
  writing.bullet = undefined;
  const lines = text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : place.margin}${line}`);
  const group = place.group ?? newGroup(writing);
  writing.blocks.push({ unit, rank, group, text: lines.map((line) => line.trimEnd()).join('\n') });
}

function takeTarget(writing: Writing): string | undefined {
  const { target } = writing;
  writing.target = undefined;
  return target;
}
