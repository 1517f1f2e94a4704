import { type Block, indentOf, type Source } from './block.ts';

const RUBY_DEF = String.raw`^\s*(?:(?:private|public|protected|module_function|private_class_method)\s+)?def\s+`;
const RUBY_NAME = String.raw`(?:[\w.]+[?!=]?|(?:self\.)?[^\w\s(]+)`;
/** They may go on below; `def name = value` and `def name(a) = value` have no body. */
const RUBY_PARAMETERS = String.raw`(?:\s*\((?:[^()]|\([^()]*\))*\)?|\s[^=(]*)?`;
const RUBY_METHOD = new RegExp(
  String.raw`${RUBY_DEF}${RUBY_NAME}${RUBY_PARAMETERS}\s*(?:[#;].*)?$`,
);
/** `def status; 404 end` */
const ONE_LINE = /\bdef\s+\S+.*[\s;]end\s*(?:#.*)?$/;
const SHELL_FUNCTION =
  /^\s*(?:function\s+[\w:.-]+\s*(?:\(\))?|[\w:.-]+\s*\(\))\s*(\{\s*)?(?:#.*)?$/;
const BRACE = /^\s*\{\s*(?:#.*)?$/;
const RUBY_HEREDOC = /<<[-~](["'`]?)([A-Za-z_]\w*)\1/;
const SHELL_HEREDOC = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;

/** The functions of a language that closes them with `end` or `}` at the indentation of their headers. */
export function closedBlocks(text: string, by: 'end' | 'closing brace'): Source {
  const lines = text.split('\n');
  const isShell = by === 'closing brace';
  const inside = isShell ? shellTexts(lines) : heredocLines(lines, RUBY_HEREDOC);
  const [bodyAt, close] = isShell ? [shellBody, '}'] : [rubyBody, 'end'];
  const blocks: Block[] = [];
  let opened: Omit<Block, 'last'> | undefined;
  for (const [index, line] of lines.entries()) {
    if (inside[index] === 1) continue;
    if (opened !== undefined && line.trimEnd() === indentOf(lines[opened.header] ?? '') + close) {
      if (index > opened.first) blocks.push({ ...opened, last: index - 1 });
      opened = undefined;
      continue;
    }
    const first = bodyAt(lines, index);
    if (first !== undefined) opened = { kind: 'function', header: index, first, depth: 0 };
  }
  return { lines, depths: new Int32Array(lines.length), inside, blocks };
}

/** The first line of the function that begins on a line; undefined where none does. */
function rubyBody(lines: readonly string[], index: number): number | undefined {
  const line = lines[index] ?? '';
  return RUBY_METHOD.test(line) && !ONE_LINE.test(line) ? index + 1 : undefined;
}

/** Its brace may stand on the line below its name. */
function shellBody(lines: readonly string[], index: number): number | undefined {
  const header = SHELL_FUNCTION.exec(lines[index] ?? '');
  if (header === null) return undefined;
  if (header[1] !== undefined) return index + 1;
  return BRACE.test(lines[index + 1] ?? '') ? index + 2 : undefined;
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

/** Which lines belong to documents within a script, or begin inside of quotes, as programs in other languages do. */
function shellTexts(lines: readonly string[]): Uint8Array {
  const inside = heredocLines(lines, SHELL_HEREDOC);
  let quote = '';
  for (const [index, line] of lines.entries()) {
    if (inside[index] === 1) continue;
    if (quote !== '') inside[index] = 1;
    quote = quoteBehind(line, quote);
  }
  return inside;
}

/** The quote that is open at the end of a line, when one was at its start or none; empty for none. */
function quoteBehind(line: string, quote: string): string {
  let open = quote;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line.charAt(index);
    if (sign === '\\' && open !== "'") index += 1;
    else if (open === '' && sign === '#' && /^\s?$/.test(line.charAt(index - 1))) return '';
    else if (open === '' && (sign === "'" || sign === '"')) open = sign;
    else if (sign === open) open = '';
  }
  return open;
}
