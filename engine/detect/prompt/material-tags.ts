import { anyOf } from '../../common/patterns.ts';
import { lineAt, type Region } from '../regions/region.ts';

/** Names that people give to what they enclose for the model to work on; never to what they ask for. */
const MATERIAL = anyOf([
  /(?:^|[_-])(?:documents?|files?|contents?|sources?|logs?|output|stdout|stderr|traceback|code)$/,
  /(?:^|[_-])(?:codebase|repository|diff|patch|articles?|pages?|webpage|html|transcript)$/,
  /(?:^|[_-])(?:attachments?|pasted?|data|dataset|results?|email|report|chapter|paper|passages?)$/,
]);
const OPENING = /^\s{0,8}<([a-z][\w-]{0,40})(?:\s[^<>]{0,400})?>/i;
const CLOSING = /<\/([a-z][\w-]{0,40})>\s*$/i;

interface Open {
  readonly name: string;
  readonly start: number;
}

/**
 * The insides of the innermost elements with names like `document`, `file` or `log` whose opening tag begins
 * a line and whose closing tag ends one. One pass over the lines.
 */
export function taggedRegions(text: string): readonly Region[] {
  const regions: Region[] = [];
  let open: Open | undefined;
  for (let start = 0; start < text.length;) {
    const line = lineAt(text, start);
    const shown = text.slice(line.start, line.end);
    const opening = materialName(OPENING, shown.slice(0, LONGEST_TAG));
    // A tag within another one begins anew: what is enclosed is the inside of the innermost.
    if (opening !== undefined) open = { name: opening.name, start: start + opening.length };
    const closing = materialName(CLOSING, shown.slice(-LONGEST_TAG));
    if (closing !== undefined) {
      const end = line.end - closing.length;
      if (open?.name === closing.name && end > open.start) {
        regions.push(insideLines(text, { start: open.start, end }));
      }
      open = undefined;
    }
    start = line.next;
  }
  return regions;
}

const LONGEST_TAG = 500;

function materialName(
  pattern: RegExp,
  line: string,
): { readonly name: string; readonly length: number } | undefined {
  const match = pattern.exec(line);
  const name = match?.[1]?.toLowerCase() ?? '';
  return match === null || !MATERIAL.test(name) ? undefined : { name, length: match[0].length };
}

/** Without the line ends behind the opening and before the closing tag. */
function insideLines(text: string, { start, end }: Region): Region {
  const isOwnLine = text[start] === '\n' || text.startsWith('\r\n', start);
  return { start: isOwnLine ? lineAt(text, start).next : start, end };
}
