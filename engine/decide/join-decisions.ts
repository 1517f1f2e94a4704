import { partHeading } from '../compress/part-heading.ts';
import type { ContentKind, Segment } from '../content.ts';
import { type Decision, untouched } from './decision.ts';

/** The decision for a text in which each part has its own. `text` holds all of them, `kind` is what it is said to hold. */
export function joinDecisions(
  text: string,
  parts: readonly Decision[],
  kind: ContentKind,
): Decision {
  const changed = parts.filter((part) => part.compressor !== undefined);
  if (changed.length === 0) return untouched(text, kind, distinct(parts, 'reason', '; '));
  return {
    text,
    kind,
    compressor: distinct(changed, 'compressor', '+'),
    reason: distinct(changed, 'reason', '; '),
    originals: new Map(changed.flatMap((part) => part.originals.entries().toArray())),
  };
}

type Source = Pick<Segment, 'text'>;

function distinct(
  parts: readonly Decision[],
  name: 'compressor' | 'reason',
  separator: string,
): string {
  return [...new Set(parts.map((part) => part[name]))].join(separator);
}

/**
 * The texts of a split slot, one behind the other. Where a part has a form of several lines, a line above
 * it says how many, and every part ends as its source did, so that nothing runs into what follows.
 */
export function joinTexts(parts: readonly Decision[], sources: readonly Source[]): string {
  let joined = '';
  parts.forEach((part, index) => {
    const source = sources[index]?.text ?? '';
    if (part.compressor === undefined) {
      joined += part.text;
      return;
    }
    const isLast = index === parts.length - 1;
    const end = source.slice(endOfText(source)) || (isLast ? '' : '\n');
    const body = part.text.slice(0, endOfText(part.text));
    const start = joined === '' || joined.endsWith('\n') ? '' : '\n';
    joined += `${start}${partHeading(part.compressor, body)}${body}${end}`;
  });
  return joined;
}

/** Where the line ends at the end of a text begin. */
function endOfText(text: string): number {
  let end = text.length;
  while (text[end - 1] === '\n' || text[end - 1] === '\r') end -= 1;
  return end;
}
