import { type Block, indentOf, type Source } from './block.ts';

const RUBY_METHOD =
  /^\s*(?:(?:private|public|protected|module_function|private_class_method)\s+)?def\s+[^=]*$/;
const SHELL_FUNCTION = /^\s*(?:function\s+[\w:.-]+\s*(?:\(\))?|[\w:.-]+\s*\(\))\s*\{\s*(?:#.*)?$/;
const RUBY_HEREDOC = /<<[-~](["'`]?)([A-Za-z_]\w*)\1/;
const SHELL_HEREDOC = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;

/** The functions of a language that closes them with `end` or `}` at the indentation of their headers. */
export function closedBlocks(text: string, by: 'end' | 'closing brace'): Source {
  const lines = text.split('\n');
  const inside = heredocLines(lines, by === 'end' ? RUBY_HEREDOC : SHELL_HEREDOC);
  const [header, close] =
    by === 'end' ? ([RUBY_METHOD, 'end'] as const) : ([SHELL_FUNCTION, '}'] as const);
  const blocks: Block[] = [];
  let opened: { readonly line: number; readonly indent: string } | undefined;
  for (const [index, line] of lines.entries()) {
    if (inside[index] === 1) continue;
    if (opened !== undefined && line.trimEnd() === opened.indent + close) {
      const [first, last] = [opened.line + 1, index - 1];
      if (last >= first) {
        blocks.push({ kind: 'function', header: opened.line, first, last, depth: 0 });
      }
      opened = undefined;
    } else if (header.test(line) && !/;\s*end\b/.test(line)) {
      opened = { line: index, indent: indentOf(line) };
    }
  }
  return { lines, depths: new Int32Array(lines.length), inside, blocks };
}

/** Which lines belong to texts within the code. */
function heredocLines(lines: readonly string[], heredoc: RegExp): Uint8Array {
  const inside = new Uint8Array(lines.length);
  let delimiter: string | undefined;
  for (const [index, line] of lines.entries()) {
    if (delimiter !== undefined) {
      inside[index] = 1;
      if (line.trim() === delimiter) delimiter = undefined;
    } else if (!/^\s*#/.test(line)) delimiter = heredoc.exec(line)?.[2];
  }
  return inside;
}
