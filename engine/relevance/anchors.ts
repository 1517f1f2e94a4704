const LONGEST_ANCHOR = 200;
const QUOTED =
  /"([^"\n]{2,200})"|`([^`\n]{2,200})`|(?<![A-Za-z0-9])'([^'\n]{2,200})'(?![A-Za-z0-9])/g;
const TOKEN = /[^\s"'`,;()<>[\]{}|]+/g;
const EDGE_SIGNS = /^[^\p{L}\p{N}/@#$~]+|[^\p{L}\p{N}/]+$/gu;

/**
 * What a question names exactly: quoted strings, identifiers with digits, numbers of four digits or more, paths,
 * addresses and compound identifiers (`snake_case`, `camelCase`). Without repetition, in the order of the text.
 */
export function anchorsIn(text: string): readonly string[] {
  const anchors = new Set<string>();
  for (const [, double, backtick, single] of text.matchAll(QUOTED)) {
    anchors.add((double ?? backtick ?? single ?? '').trim());
  }
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.length > LONGEST_ANCHOR) continue;
    const name = token.replace(EDGE_SIGNS, '');
    if (isExact(name)) anchors.add(name.replace(/^#/, ''));
  }
  anchors.delete('');
  return [...anchors];
}

function isExact(token: string): boolean {
  if (token.length < 3) return false;
  return (
    /^\d{4,}$|^#\d{2,}$|^\d+[.:-]\d+/.test(token) ||
    (/\d/.test(token) && /\p{L}/u.test(token)) ||
    /[\p{L}\p{N}][/\\@]|[/\\][\p{L}\p{N}]/u.test(token) ||
    /\p{L}\.\p{L}{1,5}$/u.test(token) ||
    /\p{L}_\p{L}|\p{Ll}\p{Lu}/u.test(token) ||
    /^\p{Lu}{6,}$/u.test(token)
  );
}
