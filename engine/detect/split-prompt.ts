import type { Segment } from '../content.ts';
import { detect } from './detect.ts';
import { diffAt } from './prompt/diff-region.ts';
import { createMaterialCollector } from './prompt/material-runs.ts';
import { taggedRegions } from './prompt/material-tags.ts';
import { quotedAt } from './prompt/quoted-region.ts';
import { type Fence, fenceAt } from './regions/fence-region.ts';
import { createHtmlFinder } from './regions/html-region.ts';
import { createJsonFinder } from './regions/json-region.ts';
import { inOrder, lineAt, type Region } from './regions/region.ts';
import { split } from './split.ts';

/** A run of a prompt. */
export interface PromptSegment extends Segment {
  /** Whether it is material that was put into the prompt rather than the words of who wrote it. */
  readonly isMaterial: boolean;
}

/** More pieces would cost more in references than they bring. */
const MOST_REGIONS = 32;

/**
 * What a person wrote to the model, and the material of at least so many characters between it: what
 * fences, tags like `<document>` or triple quotes enclose, and documents, diffs, pages, logs, code and the
 * like that stand on lines of their own. What could be either is taken for words. The texts of the segments
 * join to the prompt exactly.
 */
export function splitPrompt(text: string, smallest: number): readonly PromptSegment[] {
  const regions = materialIn(text, smallest).slice(0, MOST_REGIONS);
  const segments: PromptSegment[] = [];
  let written = 0;
  const addWords = (end: number): void => {
    const words = text.slice(written, end);
    if (words !== '') segments.push({ text: words, detection: detect(words), isMaterial: false });
  };
  for (const { start, end } of regions) {
    addWords(start);
    for (const { text: material, detection } of split(text.slice(start, end))) {
      segments.push({ text: material, detection, isMaterial: true });
    }
    written = end;
  }
  addWords(text.length);
  return segments;
}

function materialIn(text: string, smallest: number): readonly Region[] {
  const regionAt = createRegionFinder(text, smallest);
  const runs = createMaterialCollector(text, smallest);
  const regions: Region[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const line = lineAt(text, start);
    const found = regionAt(start);
    if (found === undefined) {
      runs.add(start, line.end);
      start = line.next;
      continue;
    }
    runs.interrupt();
    if (found.inside !== undefined) regions.push(found.inside);
    start = Math.max(found.next, line.next);
  }
  runs.interrupt();
  return inOrder([...regions, ...runs.regions]);
}

/** Finds what is enclosed or has an end of its own at the start of a line, and where to go on. */
function createRegionFinder(text: string, smallest: number): (start: number) => Fence | undefined {
  const json = createJsonFinder(text, { smallest, withinLines: true });
  const html = createHtmlFinder(text, smallest);
  const tagged = taggedRegions(text);
  let nextTagged = 0;
  const isLarge = ({ start, end }: Region): boolean => end - start >= smallest;
  return (start) => {
    while ((tagged[nextTagged]?.start ?? Infinity) < start) nextTagged += 1;
    const enclosed = tagged[nextTagged];
    if (enclosed !== undefined && enclosed.start <= lineAt(text, start).next) {
      return { inside: isLarge(enclosed) ? enclosed : undefined, next: enclosed.end };
    }
    const quoted = fenceAt(text, start, smallest) ?? quotedAt(text, start, smallest);
    if (quoted !== undefined) return quoted;
    const region = json.at(start) ?? diffAt(text, start) ?? html.at(start);
    if (region === undefined) return undefined;
    return { inside: isLarge(region) ? region : undefined, next: region.end };
  };
}
