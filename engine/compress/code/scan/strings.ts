import type { Syntax } from '../syntax.ts';

/** Longer regular expressions are not looked for. */
const LONGEST_REGEX = 4_000;
/** Words and signs behind which `/` begins a regular expression. */
const BEFORE_REGEX =
  /(?:^|[(,=:[!&|?{};+\-*%~^>]|\b(?:return|typeof|case|in|of|do|else|throw|await|yield))\s*$/;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const HEREDOC = /<<<[ \t]*(['"]?)([A-Za-z_]\w*)\1[^\n]*\n/y;
const CPP_DELIMITER = /"([^()\\\s]{0,16})\(/y;

/** Where a string that opens with a double quote ends: the index behind its closing quote. */
export function doubleQuoteEnd(text: string, start: number, syntax: Syntax): number {
  if (syntax.tripleQuotes === true && text.startsWith('"""', start)) {
    return endOf(text, '"""', start + 3);
  }
  const raw = rawStringEnd(text, start, syntax);
  if (raw !== undefined) return raw;
  return quoteEnd(text, start, syntax.longStrings === true);
}

/** Where a single quote leads: behind a string or a character, or behind itself where it begins none. */
export function singleQuoteEnd(
  text: string,
  start: number,
  { singleQuote, longStrings, tripleQuotes }: Syntax,
): number {
  if (tripleQuotes === true && text.startsWith("'''", start)) return endOf(text, "'''", start + 3);
  if (singleQuote === 'string') return quoteEnd(text, start, longStrings === true);
  // Digits are grouped by single quotes: 1'000'000.
  if (singleQuote === 'character' && /\d'[\dA-Fa-f]/.test(text.slice(start - 1, start + 2))) {
    return start + 1;
  }
  if (singleQuote === 'character' || text.charCodeAt(start + 1) === BACKSLASH) {
    return quoteEnd(text, start, false);
  }
  const width = (text.codePointAt(start + 1) ?? 0) > 0xff_ff ? 2 : 1;
  return text.startsWith("'", start + 1 + width) ? start + 2 + width : start + 1;
}

/** Where a string ends; a quote that nothing closes on its line is taken for an apostrophe. */
function quoteEnd(text: string, start: number, isLong: boolean): number {
  const quote = text.charCodeAt(start);
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) return index + 1;
    if (code === BACKSLASH) index += 1;
    else if (code === LINE_FEED && !isLong) return start + 1;
  }
  return isLong ? text.length : start + 1;
}

/** Where the text of a template stops: behind its closing backtick or behind `${`. */
export function templateEnd(text: string, start: number): { end: number; isOpen: boolean } {
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index += 1;
    else if (code === 0x60) return { end: index + 1, isOpen: false };
    else if (code === 0x24 && text.charCodeAt(index + 1) === 0x7b) {
      return { end: index + 2, isOpen: true };
    }
  }
  return { end: text.length, isOpen: false };
}

/** Where a slash leads: behind a regular expression, or behind itself where it begins none. */
export function slashEnd(text: string, index: number): number {
  const next = text.charCodeAt(index + 1);
  // `</div>` and `/>` are markup.
  if (next === 0x3e || text.charCodeAt(index - 1) === 0x3c) return index + 1;
  return BEFORE_REGEX.test(text.slice(Math.max(0, index - 24), index))
    ? regexEnd(text, index)
    : index + 1;
}

/** Where a regular expression ends; the index behind the slash where none closes it. */
function regexEnd(text: string, start: number): number {
  let isClass = false;
  const limit = Math.min(text.length, start + LONGEST_REGEX);
  for (let index = start + 1; index < limit; index += 1) {
    const code = text.charCodeAt(index);
    if (code === LINE_FEED) return start + 1;
    if (code === BACKSLASH) index += 1;
    else if (code === 0x5b) isClass = true;
    else if (code === 0x5d) isClass = false;
    else if (code === 0x2f && !isClass) return index + 1;
  }
  return start + 1;
}

/** Where a heredoc ends that begins here; undefined where none does. */
export function heredocEnd(text: string, start: number): number | undefined {
  HEREDOC.lastIndex = start;
  const match = HEREDOC.exec(text);
  if (match === null) return undefined;
  const [whole, , name = ''] = match;
  let line = start + whole.length;
  while (line < text.length) {
    const found = text.indexOf('\n', line);
    const end = found === -1 ? text.length : found;
    const first = text.slice(line, end).trimStart();
    if (first.startsWith(name) && !/\w/.test(first.charAt(name.length))) {
      return end - first.length + name.length;
    }
    line = end + 1;
  }
  return text.length;
}

/** The index behind the next `close`; the end of the text where there is none. */
export function endOf(text: string, close: string, from: number): number {
  const found = text.indexOf(close, from);
  return found === -1 ? text.length : found + close.length;
}

function rawStringEnd(text: string, start: number, { rawStrings }: Syntax): number | undefined {
  if (rawStrings === 'csharp') {
    return /@\$?$/.test(text.slice(Math.max(0, start - 2), start))
      ? verbatimEnd(text, start)
      : undefined;
  }
  if (rawStrings === 'cpp') {
    CPP_DELIMITER.lastIndex = start;
    if (text.charAt(start - 1) !== 'R') return undefined;
    const delimiter = CPP_DELIMITER.exec(text)?.[1];
    return delimiter === undefined ? undefined : endOf(text, `)${delimiter}"`, start);
  }
  if (rawStrings !== 'rust') return undefined;
  let before = start;
  while (text.charAt(before - 1) === '#') before -= 1;
  const isRaw = text.charAt(before - 1) === 'r' && !/[A-Za-z0-9_]/.test(prefixOf(text, before));
  return isRaw ? endOf(text, `"${'#'.repeat(start - before)}`, start + 1) : undefined;
}

/** What stands in front of the `r` of a raw string, besides the `b` of one of bytes. */
function prefixOf(text: string, afterLetter: number): string {
  const before = text.charAt(afterLetter - 2);
  return before === 'b' || before === 'c' ? text.charAt(afterLetter - 3) : before;
}

/** In a verbatim string two quotes stand for one. */
function verbatimEnd(text: string, start: number): number {
  let index = endOf(text, '"', start + 1);
  while (text.charAt(index) === '"') index = endOf(text, '"', index + 1);
  return index;
}
