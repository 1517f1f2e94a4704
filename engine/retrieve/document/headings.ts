import type { Chunk } from './chunks.ts';
import type { Document } from './document.ts';
import { withoutReadNumber } from './text-chunks.ts';

/** As much of a line as tells what it defines. */
const LONGEST_HEADING = 200;
/** Goes on with a line above at the same indentation, or does not say where code stands. */
const PASSED_OVER = /^(?:[)\]}{]|#|\/\/|\/?\*)/;
/** The deepest that methods are indented, where no word tells them from calls. */
const METHOD = /^(?: {0,4}|\t)\S/;
const DEFINITION =
  /^\s*(?:[\w$@().]+\s+)*(?:class|def|enum|fn|func|function|impl|interface|mod|module|namespace|object|struct|trait|type)\b/;
const CONTROL =
  /^\s*(?:await|case|catch|do|elif|else|elsif|except|finally|for|foreach|if|loop|match|return|switch|try|unless|until|when|while|with|yield)\b/;

/**
 * Tells for a chunk of code what it belongs to: the first lines of the definitions around it and in it, without the
 * conditions and loops between. They are found by indentation alone, in every language; none outside of code. Linear.
 */
export function headingsOf(document: Document): (chunk: Chunk) => readonly string[] {
  const { original, lines } = document;
  if (original.kind !== 'code' && original.kind !== 'numbered') return () => [];
  const source = sourceOf(document);
  const parents = parentsOf(source);
  return ({ spans: [span = { start: 0, end: 0 }] }) => {
    const found = new Set<number>();
    const last = lines.lineAt(span.end);
    for (let line = lines.lineAt(span.start); line <= last; line += 1) {
      let above = parents[line - 1] ?? -1;
      while (above !== -1 && !found.has(above)) {
        found.add(above);
        above = parents[above] ?? -1;
      }
    }
    return [...found].map((line) => source[line] ?? '').filter((line) => isHeading(line));
  };
}

/** A heading without its parameters, so that what it defines is not taken for what it only speaks of. */
export function nameIn(heading: string): string {
  return heading.replace(/\([^()]*\)?/g, ' ');
}

/** The starts of the lines, without the numbers that they were read with. */
function sourceOf({ text, original }: Document): readonly string[] {
  const starts = text.split('\n').map((line) => line.slice(0, LONGEST_HEADING));
  return original.kind === 'numbered' ? starts.map((line) => withoutReadNumber(line)) : starts;
}

function isHeading(line: string): boolean {
  return (METHOD.test(line) || DEFINITION.test(line)) && !CONTROL.test(line);
}

/** For each line the position of the nearest one above that is indented less; -1 where there is none. */
function parentsOf(source: readonly string[]): Int32Array {
  const parents = new Int32Array(source.length).fill(-1);
  const open: { readonly line: number; readonly indent: number }[] = [];
  for (const [line, text] of source.entries()) {
    const indent = text.search(/\S/);
    if (indent === -1) continue;
    const isPassedOver = PASSED_OVER.test(text.slice(indent, indent + 2));
    if (isPassedOver && indent === 0) continue;
    while ((open.at(-1)?.indent ?? -1) > indent) open.pop();
    const isLevel = open.at(-1)?.indent === indent;
    parents[line] = open.at(isLevel ? -2 : -1)?.line ?? -1;
    if (isPassedOver) continue;
    if (isLevel) open.pop();
    open.push({ line, indent });
  }
  return parents;
}
