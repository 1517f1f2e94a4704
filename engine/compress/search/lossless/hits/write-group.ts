import type { Group, Hit, SearchLine, Style } from '../../hit.ts';
import { AROUND, VERBATIM } from '../prefixes.ts';

/** A group as lines: a blank one, the file, its hits; for other lines each behind `> `. */
export function writeGroup({ path, hits }: Group, style: Style, root: string): readonly string[] {
  if (path === undefined) return hits.map((line) => VERBATIM + writeLine(line));
  const lines =
    style === 'marked' ? hits.map(writeMarked) : (joinEqual(hits) ?? hits.map(writeLine));
  return style === 'single' ? lines : ['', path.slice(root.length), ...lines];
}

function writeMarked(line: SearchLine): string {
  return typeof line === 'string' ? line : line.mark + line.text;
}

function writeLine(line: SearchLine): string {
  return typeof line === 'string' ? line : writeHit(line, line.number);
}

/** A blank in front of what was found costs nothing in most tokenizers, unlike a colon. */
function writeHit({ mark, text }: Hit, number: string): string {
  if (number === '') return mark === ':' ? text : AROUND + text;
  return `${number}${mark === ':' ? ' ' : mark}${text}`;
}

/**
 * Hits with the same text on one line, `12,40 text`, in the place of the first; undefined where the numbers do not
 * rise, so that the order could not be told, or where lines around hits show how they hang together.
 */
function joinEqual(hits: readonly SearchLine[]): readonly string[] | undefined {
  const byText = new Map<string, { readonly hit: Hit; readonly numbers: string[] }>();
  let last = -1;
  for (const hit of hits) {
    if (typeof hit === 'string' || hit.mark !== ':' || hit.number === '') return undefined;
    if (Number(hit.number) <= last) return undefined;
    last = Number(hit.number);
    const known = byText.get(hit.text);
    if (known === undefined) byText.set(hit.text, { hit, numbers: [hit.number] });
    else known.numbers.push(hit.number);
  }
  return [...byText.values()].map(({ hit, numbers }) => writeHit(hit, numbers.join(',')));
}
