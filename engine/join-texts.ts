import { partHeading } from './compress/part-heading.ts';
import type { Segment } from './content.ts';
import type { Decision } from './decision.ts';

/**
 * The texts of a split slot, one behind the other. Where a part has a form of several lines, a line above
 * it says how many, and every part ends as its source did, so that nothing runs into what follows.
 */
export function joinTexts(parts: readonly Decision[], segments: readonly Segment[]): string {
  let joined = '';
  parts.forEach((part, index) => {
    const source = segments[index]?.text ?? '';
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
