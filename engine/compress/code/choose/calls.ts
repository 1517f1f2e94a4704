import type { Source } from '../blocks/block.ts';
import type { CodeFunction } from '../parts/part.ts';

const NAME =
  /\b(?:def|function\*?|func|fn)\s+(?:\([^)]*\)\s*)?(?:self\.)?([A-Za-z_$][\w$]*[?!]?)|([A-Za-z_$][\w$]*)\s*(?:<[^>]*>)?\s*(?:\(|=\s*(?:async\b|function\b|\(|\w+\s*=>)|:\s*(?:async\b|function\b))/;
const CALL = /(?<![\w$])([A-Za-z_$][\w$]*[?!]?)\s*\(/g;
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
    if (name === undefined) continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [index]);
    else known.push(index);
  }
  return functions.map(({ first, last }, index) => {
    const called = new Set<number>();
    for (const [, name = ''] of source.lines
      .slice(first, last + 1)
      .join('\n')
      .matchAll(CALL)) {
      for (const callee of byName.get(name) ?? []) if (callee !== index) called.add(callee);
    }
    return [...called];
  });
}
