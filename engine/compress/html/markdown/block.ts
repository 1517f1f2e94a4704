/** What a block of Markdown is called where it is left out. */
export type BlockUnit =
  | 'heading'
  | 'paragraph'
  | 'paragraph part'
  | 'list item'
  | 'table row'
  | 'code block';

/** A piece of a page that is shown or left out as one. */
export interface MarkdownBlock {
  readonly unit: BlockUnit;
  /** Its lines as Markdown. */
  readonly text: string;
  /** Blocks of one group, such as the rows of a table, stand on lines that follow each other. */
  readonly group: number;
  /** Rank of a heading from 1; 0 for every other block. */
  readonly rank: number;
  /** Whether it is a piece that goes on with the one before. */
  readonly goesOn?: boolean;
}

/** Blocks as one text; pieces of a block that follow each other are as they were before it was split. */
export function joinBlocks(blocks: readonly MarkdownBlock[]): string {
  let text = '';
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (before === undefined) text = block.text;
    else if (block.goesOn === true && before.unit === block.unit) text = joinPiece(text, block);
    else text += (before.group === block.group ? '\n' : '\n\n') + block.text;
  });
  return text;
}

function joinPiece(text: string, { unit, text: piece }: MarkdownBlock): string {
  if (unit !== 'code block') return text + piece;
  return text.slice(0, text.lastIndexOf('\n')) + piece.slice(piece.indexOf('\n'));
}
