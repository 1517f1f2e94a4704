import { sentencesIn } from '../../prose/sentences.ts';
import type { MarkdownBlock } from './block.ts';

/** A block with more characters is chosen in pieces. */
const LONGEST = 1_200;
const FENCE = /^\s*`{3,}/;

/** A long block as pieces of whole lines or sentences that read as blocks of their own; a short one as it is. */
export function splitBlock(block: MarkdownBlock): readonly MarkdownBlock[] {
  if (block.text.length <= LONGEST) return [block];
  const { unit, group, rank, text } = block;
  const lines = text.split('\n');
  const opening = lines[0] ?? '';
  if (unit === 'code block' && FENCE.test(opening)) {
    const closing = lines.at(-1) ?? '';
    return piecesOf(lines.slice(1, -1), '\n').map((piece, index) => {
      const fenced = `${opening}\n${piece}\n${closing}`;
      return { unit, group, rank, text: fenced, goesOn: index > 0 };
    });
  }
  const isOneLine = lines.length === 1;
  const pieces = isOneLine ? piecesOf(sentences(text), '') : piecesOf(lines, '\n');
  const part = unit === 'paragraph' || unit === 'list item' ? 'paragraph part' : unit;
  return pieces.map((piece, index) => {
    return { unit: part, group, rank, text: piece, goesOn: isOneLine && index > 0 };
  });
}

/** Each with the blanks behind it. */
function sentences(text: string): readonly string[] {
  const spans = sentencesIn(text, { start: 0, end: text.length });
  return spans.map((_, index) => text.slice(spans[index]?.start, spans[index + 1]?.start));
}

function piecesOf(parts: readonly string[], glue: '' | '\n'): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  let length = 0;
  for (const [index, part] of parts.entries()) {
    length += part.length + glue.length;
    if (length < LONGEST && index < parts.length - 1) continue;
    pieces.push(parts.slice(start, index + 1).join(glue));
    start = index + 1;
    length = 0;
  }
  return pieces;
}
