import type { MarkdownBlock } from './block.ts';

/** A block with more characters is chosen in pieces. */
const LONGEST = 1_200;
const FENCE = /^\s*`{3,}/;

/** A long block as pieces of whole lines that read as blocks of their own; a short one as it is. */
export function splitBlock(block: MarkdownBlock): readonly MarkdownBlock[] {
  if (block.text.length <= LONGEST) return [block];
  const lines = block.text.split('\n');
  const opening = lines[0] ?? '';
  const { unit, group, rank } = block;
  if (unit !== 'code block' || !FENCE.test(opening)) {
    return piecesOf(lines).map((text) => ({ unit, group, rank, text }));
  }
  const closing = lines.at(-1) ?? '';
  const pieces = piecesOf(lines.slice(1, -1));
  return pieces.map((text) => ({ unit, group, rank, text: `${opening}\n${text}\n${closing}` }));
}

function piecesOf(lines: readonly string[]): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  let length = 0;
  for (const [index, line] of lines.entries()) {
    length += line.length + 1;
    if (length < LONGEST && index < lines.length - 1) continue;
    pieces.push(lines.slice(start, index + 1).join('\n'));
    start = index + 1;
    length = 0;
  }
  return pieces;
}
