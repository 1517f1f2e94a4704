import type { ContentKind } from '../../content.ts';
import { asFence, type Fence, fenceAt } from './fence-region.ts';
import { createHtmlFinder } from './html-region.ts';
import { createJsonFinder } from './json-region.ts';
import { createRunCollector } from './line-runs.ts';
import { inOrder, lineAt, type Region, SMALLEST_REGION } from './region.ts';

/** More pieces would cost more in references than they bring. */
const MOST_REGIONS = 32;
/** Documents and logs that hold other things are cut only for what is large. */
const LARGE_ONLY: Readonly<Partial<Record<ContentKind, number>>> = {
  markdown: 2_000,
  log: 4_000,
  build: 4_000,
  'stack-trace': 4_000,
};

/** The largest regions of a text that holds things of different kinds, in its order: those in fences, documents, pages and runs. */
export function findRegions(text: string, kind: ContentKind): readonly Region[] {
  const enclosedAt = enclosedFinder(text, kind);
  const runs = createRunCollector(text);
  const regions: Region[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const line = lineAt(text, start);
    const found = enclosedAt(start);
    if (found !== undefined) runs.interrupt();
    else if (!isLog(kind)) runs.add(start, line.end);
    if (found?.inside !== undefined) regions.push(found.inside);
    start = found?.next ?? line.next;
  }
  runs.interrupt();
  return largest(inOrder([...regions, ...runs.regions]));
}

/** Finds what has an end of its own at the start of a line; the lines of a log belong together, with all but JSON. */
function enclosedFinder(text: string, kind: ContentKind): (start: number) => Fence | undefined {
  const smallest = LARGE_ONLY[kind] ?? SMALLEST_REGION;
  const json = createJsonFinder(text, { smallest, withinLines: !isLog(kind) });
  if (isLog(kind)) return (start) => asFence(json.at(start));
  const html = createHtmlFinder(text, smallest);
  return (start) => fenceAt(text, start, smallest) ?? asFence(json.at(start) ?? html.at(start));
}

function isLog(kind: ContentKind): boolean {
  return kind === 'log' || kind === 'build' || kind === 'stack-trace';
}

/** The largest regions, in the order of the text. */
function largest(regions: readonly Region[]): readonly Region[] {
  if (regions.length <= MOST_REGIONS) return regions;
  const bySize = regions.toSorted(
    (left, right) => right.end - right.start - (left.end - left.start) || left.start - right.start,
  );
  return inOrder(bySize.slice(0, MOST_REGIONS));
}
