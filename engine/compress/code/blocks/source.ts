import { scanBrackets } from '../scan/brackets.ts';
import type { Syntax } from '../syntax.ts';
import type { Source } from './block.ts';
import { braceBlocks } from './brace-blocks.ts';
import { closedBlocks } from './closed-blocks.ts';
import { indentedBlocks } from './indented-blocks.ts';

/** A source text with its blocks; undefined where its brackets do not pair. */
export function readSource(text: string, syntax: Syntax): Source | undefined {
  if (syntax.blocks === 'end' || syntax.blocks === 'closing brace') {
    return closedBlocks(text, syntax.blocks);
  }
  const brackets = scanBrackets(text, syntax);
  if (brackets === undefined) return undefined;
  const blocks = syntax.blocks === 'braces' ? braceBlocks(brackets) : indentedBlocks(brackets);
  const { lines, depths, inside } = brackets;
  return { lines, depths, inside, blocks };
}
