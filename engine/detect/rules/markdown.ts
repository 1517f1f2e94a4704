import type { Detection } from '../../content.ts';
import { hits, share, type Sample } from '../sample.ts';

const FENCE = /^\s*(?:`{3,}[^`]*$|~~~)/;
/** With the name of a language a fence never closes. */
const OPENING_FENCE = /^\s*(?:`{3,}|~{3,}) *[\w{]/;
const HEADING = /^#{1,6} \S/;
const SIGNS: readonly RegExp[] = [
  HEADING,
  FENCE,
  /^\s*(?:[-*+]|\d{1,3}[.)]) +(?:\[[ x]\] )?\S/,
  /!?\[[^\]\n]{1,200}\]\([^)\s]{1,300}\)/,
  /\*\*[^*\n]{1,200}\*\*|(?:^|\s)`[^`\n]{1,100}`/,
  /^> \S/,
  /^\s*\|.*\|\s*$/,
  /^(?:-{3,}|\*{3,}|={3,})$/,
];

/** A rule under a title, as long as it: so are the headings of reStructuredText and of much plain text. */
const UNDERLINE = /^([=\-~^"'#*+`])\1{3,}\s*$/;
const FEWEST_UNDERLINED = 2;
const SLACK = 3;

/** At least two different marks of Markdown, headings or a fence among them, on enough of the lines that are no examples. */
export function markdown(sample: Sample): Detection | undefined {
  const lines = withoutExamples(sample.lines);
  const found = SIGNS.map((sign) => hits(lines, sign));
  const kinds = found.filter((count) => count > 0).length;
  const hasStructure =
    (found[0] ?? 0) + (found[1] ?? 0) > 0 || underlinedIn(lines) >= FEWEST_UNDERLINED;
  if (kinds < 2 || !hasStructure) return undefined;
  const marked = lines.filter((line) => SIGNS.some((sign) => sign.test(line))).length;
  const density = marked / Math.max(1, lines.length);
  if (density < 0.12) return undefined;
  const besides = lines.filter((line) => !HEADING.test(line) && !FENCE.test(line));
  const spoken = share(besides, /\p{L}{2,} \p{L}/u);
  if (spoken < 0.3) return undefined;
  return { kind: 'markdown', confidence: Math.min(0.96, 0.5 + 0.08 * kinds + 0.25 * density) };
}

/** The lines without those between fences. A sample that begins within an example is read rightly from the next on. */
function withoutExamples(lines: readonly string[]): readonly string[] {
  let isExample = false;
  return lines.filter((line) => {
    if (!FENCE.test(line)) return !isExample;
    isExample = !isExample || OPENING_FENCE.test(line);
    return true;
  });
}

function underlinedIn(lines: readonly string[]): number {
  return lines.filter((line, index) => {
    const title = (lines[index - 1] ?? '').trim();
    if (!UNDERLINE.test(line) || !/^[\p{L}\p{N}]/u.test(title)) return false;
    return Math.abs(line.trim().length - title.length) <= SLACK;
  }).length;
}
