/** Documentation stands at the top or behind a header; elsewhere such quotes may as well close a string. */
const DOCUMENTATION = /^\s*[rRuU]?("""|''')/;
const HEADER = /(?:\)|\]|\w):\s*$/;
const COMMENT = /^\s*\/\*/;

/**
 * The lines of a source without the insides of its block comments and documentation strings, which are words in no
 * programming language. Their first lines stay. What no line closes is taken for code.
 */
export function withoutRemarks(lines: readonly string[]): readonly string[] {
  const others: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    others.push(line);
    const closing = closingOf(line, lines[index - 1]);
    if (closing === undefined || line.trimStart().slice(closing.length).includes(closing)) continue;
    const end = lines.findIndex((each, at) => at > index && each.includes(closing));
    if (end !== -1) index = end;
  }
  return others;
}

/** What closes the remark that a line opens; undefined where it opens none. */
function closingOf(line: string, above: string | undefined): string | undefined {
  if (COMMENT.test(line)) return '*/';
  const mayBegin = above === undefined || HEADER.test(above);
  return mayBegin ? DOCUMENTATION.exec(line)?.[1] : undefined;
}
