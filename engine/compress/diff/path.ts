const NONE = '/dev/null';
const GIT = /^diff --(?:git|cc|combined) /;
/** Git's prefixes, the mnemonic ones included. */
const PREFIX = /^("?)[abciow12]\//;

/** The name of a file from the headers of its diff; the new one where it has two, quoted as in the header. */
export function pathOf(headers: readonly string[]): string {
  const isGit = headers.some((line) => GIT.test(line));
  const bare = (path: string): string => (isGit ? path.replace(PREFIX, '$1') : path);
  const after = valueOf(headers, '+++ ');
  if (after !== undefined && after !== NONE) return bare(after);
  const before = valueOf(headers, '--- ');
  if (before !== undefined && before !== NONE) return bare(before);
  const renamed = valueOf(headers, 'rename to ') ?? valueOf(headers, 'copy to ');
  // `diff -c` writes the old name behind asterisks.
  return renamed ?? valueOf(headers, '*** ') ?? bare(lastName(headers[0] ?? ''));
}

function valueOf(headers: readonly string[], start: string): string | undefined {
  const line = headers.find((each) => each.startsWith(start));
  return line?.slice(start.length).split('\t', 1)[0]?.trimEnd();
}

/** The second of two names. Without renaming both are as long, so that blanks in them do no harm. */
function lastName(line: string): string {
  const names = line.trimEnd().replace(/^(?:diff (?:--git|--cc|--combined) |Index: )/, '');
  const middle = (names.length - 1) / 2;
  const isPair = names[middle] === ' ' && names.slice(1, middle) === names.slice(middle + 2);
  if (isPair) return names.slice(middle + 1);
  return line.startsWith('diff -') && !line.startsWith('diff --')
    ? names.slice(names.lastIndexOf(' ') + 1)
    : names;
}
