import { addTo } from '../../../common/add-to.ts';
import type { Source } from '../blocks/block.ts';
import type { CodeFunction } from '../parts/part.ts';

/** `def name`, `func (r *Receiver) name`; the first group. */
const BEHIND_WORD = String.raw`\b(?:def|function\*?|func|fn)\s+(?:\([^)]*\)\s*)?(?:self\.)?([A-Za-z_$][\w$]*[?!]?)`;
/** `name(`, `name<T>(`, `name = (`, `name = each =>`, `name: function`; the second group. */
const IN_FRONT = String.raw`([A-Za-z_$][\w$]*)\s*(?:<[^>]*>)?\s*(?:\(|=\s*(?:\(|\w+\s*=>)|[=:]\s*(?:async|function)\b)`;
const NAME = new RegExp(`${BEHIND_WORD}|${IN_FRONT}`);
const LONGEST_HEADER = 400;

/** The name of a function; undefined where it has none. */
export function nameOf({ header, first }: CodeFunction, { lines }: Source): string | undefined {
  const match = NAME.exec(lines.slice(header, first).join(' ').slice(0, LONGEST_HEADER));
  return match?.[1] ?? match?.[2];
}

/** For each function the positions of those of the same source that it calls. */
export function calledFunctions(
  source: Source,
  functions: readonly CodeFunction[],
): readonly (readonly number[])[] {
  const byName = new Map<string, number[]>();
  for (const [index, each] of functions.entries()) {
    const name = nameOf(each, source);
    if (name !== undefined) addTo(byName, name, index);
  }
  return functions.map(({ first, last }, index) => {
    const called = new Set<number>();
    for (const name of calledNames(source.lines.slice(first, last + 1).join('\n'))) {
      for (const callee of byName.get(name) ?? []) if (callee !== index) called.add(callee);
    }
    return [...called];
  });
}

/** The names that stand before opening brackets: looked up from there, since most names are followed by none. */
function calledNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = text.indexOf('('); at !== -1; at = text.indexOf('(', at + 1)) {
    let end = at;
    while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1;
    let start = /[?!]/.test(text.charAt(end - 1)) ? end - 1 : end;
    while (start > 0 && isNamePart(text.charCodeAt(start - 1))) start -= 1;
    names.add(text.slice(start, end));
  }
  return names;
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Letters, digits, `_` and `$`. */
function isNamePart(code: number): boolean {
  const isLetter = (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
  return isLetter || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x24;
}
