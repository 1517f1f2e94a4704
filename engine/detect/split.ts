import type { ContentKind, Segment } from '../content.ts';
import { detect } from './detect.ts';
import { type Fence, fenceAt } from './regions/fence-region.ts';
import { createHtmlFinder } from './regions/html-region.ts';
import { createJsonFinder } from './regions/json-region.ts';
import { createRunCollector } from './regions/line-runs.ts';
import { lineAt, type Region, SMALLEST_REGION } from './regions/region.ts';

/** Below this a text is one segment. */
const SMALLEST_TEXT = 2 * SMALLEST_REGION;
/** More pieces would cost more in references than they bring. */
const MOST_REGIONS = 32;
/** What is all of a piece: cutting one of these would tear apart what belongs together. */
const WHOLE: ReadonlySet<ContentKind> = new Set([
  'json',
  'ndjson',
  'csv',
  'table',
  'diff',
  'numbered',
  'search',
  'html',
  'binary',
  'code',
]);
const SURE = 0.8;
/** A fence near the top: the code is inside of it, and backticks of its own would be read together with it. */
const FENCED = /^(?:[^\n]{0,300}\n){0,4}(?:```|~~~)/;
/** Documents and logs that hold other things are cut only for what is large. */
const LARGE_ONLY: Readonly<Partial<Record<ContentKind, number>>> = {
  markdown: 2_000,
  log: 4_000,
  build: 4_000,
  'stack-trace': 4_000,
};

/**
 * The runs of a text that are clearly of different kinds, in order and without a gap: their texts join
 * to the text exactly. Most texts are one segment; pieces below 400 characters are never cut out.
 */
export function split(text: string): readonly Segment[] {
  const detection = detect(text);
  const whole = [{ text, detection }];
  if (text.length < SMALLEST_TEXT) return whole;
  const isWhole = WHOLE.has(detection.kind) && detection.confidence >= SURE;
  if (isWhole && !(detection.kind === 'code' && FENCED.test(text))) return whole;
  const regions = largest(regionsOf(text, detection.kind));
  if (regions.length === 0) return whole;
  const segments = pieces(text, regions).map((piece) => ({
    text: piece,
    detection: detect(piece),
  }));
  return segments.length > 1 ? segments : whole;
}

function regionsOf(text: string, kind: ContentKind): readonly Region[] {
  const smallest = LARGE_ONLY[kind] ?? SMALLEST_REGION;
  const html = createHtmlFinder(text, smallest);
  const runs = createRunCollector(text);
  const regions: Region[] = [];
  const isLog = kind === 'log' || kind === 'build' || kind === 'stack-trace';
  // The lines of a log belong together, with what they hold.
  const json = createJsonFinder(text, { smallest, withinLines: !isLog });
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    const line = lineAt(text, start);
    const found = isLog
      ? undefined
      : (fenceAt(text, start, smallest) ?? asFence(json.at(start) ?? html.at(start)));
    const region = found?.inside ?? (isLog ? json.at(start) : undefined);
    if (found !== undefined || region !== undefined) runs.interrupt();
    else if (!isLog) runs.add(start, line.end);
    if (region !== undefined) regions.push(region);
    start = found?.next ?? region?.end ?? line.next;
  }
  runs.interrupt();
  return [...regions, ...runs.regions].sort((left, right) => left.start - right.start);
}

/** A document without a fence around it is all inside. */
function asFence(region: Region | undefined): Fence | undefined {
  return region === undefined ? undefined : { inside: region, next: region.end };
}

/** The largest regions, in the order of the text. */
function largest(regions: readonly Region[]): readonly Region[] {
  if (regions.length <= MOST_REGIONS) return regions;
  const bySize = regions.toSorted(
    (left, right) => right.end - right.start - (left.end - left.start) || left.start - right.start,
  );
  return bySize.slice(0, MOST_REGIONS).sort((left, right) => left.start - right.start);
}

function pieces(text: string, regions: readonly Region[]): readonly string[] {
  const cuts = regions.flatMap(({ start, end }) => [start, end]);
  const edges = [0, ...cuts, text.length];
  return edges
    .slice(1)
    .map((edge, index) => text.slice(edges[index], edge))
    .filter((piece) => piece !== '');
}
