import type { Brackets } from '../scan/brackets.ts';
import { type Block, type BlockKind, indentOf, isBlank } from './block.ts';

const HEADER = /^\s*(?:async\s+)?(def|class|if|elif|else|for|while|with|try|except|finally|case)\b/;
const COMMENT = /^\s*#/;
/** The language itself allows no more. */
const DEEPEST = 100;

interface Opened {
  readonly kind: BlockKind;
  readonly header: number;
  readonly first: number;
  readonly indent: number;
}

/** The blocks of a language whose bodies are indented. */
export function indentedBlocks({ lines, depths, inside }: Brackets): readonly Block[] {
  const blocks: Block[] = [];
  const open: Opened[] = [];
  let header: Omit<Opened, 'first'> | undefined;

  function closeAll(line: number, indent: number): void {
    while ((open.at(-1)?.indent ?? -1) >= indent) {
      const block = open.pop();
      if (block === undefined) return;
      const last = lastLineOf(block, line);
      const { kind, header: start, first } = block;
      if (last >= first) blocks.push({ kind, header: start, first, last, depth: 0 });
    }
  }

  function lastLineOf({ indent, first }: Opened, line: number): number {
    let last = line - 1;
    while (last >= first && inside[last] === 0 && isOutside(lines[last] ?? '', indent)) last -= 1;
    return last;
  }

  lines.forEach((line, index) => {
    if (inside[index] === 1 || depths[index] !== 0) return;
    if (header !== undefined && open.length < DEEPEST) open.push({ ...header, first: index });
    header = undefined;
    if (isBlank(line) || COMMENT.test(line)) return;
    const indent = indentOf(line).length;
    closeAll(index, indent);
    const word = HEADER.exec(line)?.[1];
    if (word !== undefined) header = { kind: kindOf(word), header: index, indent };
  });
  closeAll(lines.length, 0);
  return blocks.sort((one, other) => one.first - other.first || other.last - one.last);
}

/** Whether a line at the end of a block no longer belongs to it. */
function isOutside(line: string, indent: number): boolean {
  return isBlank(line) || (COMMENT.test(line) && indentOf(line).length <= indent);
}

function kindOf(word: string): BlockKind {
  if (word === 'def') return 'function';
  return word === 'class' ? 'type' : 'control';
}
