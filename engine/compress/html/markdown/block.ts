/** What a block of Markdown is called where it is left out. */
export type BlockUnit = 'heading' | 'paragraph' | 'list item' | 'table row' | 'code block';

/** A piece of a page that is shown or left out as one. */
export interface MarkdownBlock {
  readonly unit: BlockUnit;
  /** Its lines as Markdown. */
  readonly text: string;
  /** Blocks of one group, such as the rows of a table, stand on lines that follow each other. */
  readonly group: number;
  /** Rank of a heading from 1; 0 for every other block. */
  readonly rank: number;
}

/** Blocks as one text. */
export function joinBlocks(blocks: readonly MarkdownBlock[]): string {
  let text = '';
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (before !== undefined) text += before.group === block.group ? '\n' : '\n\n';
    text += block.text;
  });
  return text;
}
