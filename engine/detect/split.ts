import type { ContentKind, Detection, Segment } from '../content.ts';
import { detect } from './detect.ts';
import { brokenJson } from './regions/broken-json.ts';
import { type Fence, fenceAt } from './regions/fence-region.ts';
import { insideFrame } from './regions/frame.ts';
import { createHtmlFinder } from './regions/html-region.ts';
import { createJsonFinder } from './regions/json-region.ts';
import { createRunCollector } from './regions/line-runs.ts';
import { linesAround, omissionIn } from './regions/omission.ts';
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
  'yaml',
  'xml',
  'table',
  'diff',
  'numbered',
  'search',
  'html',
  'binary',
  'code',
]);
const SURE = 0.8;
/** What is read as a whole, so that other lines around it would keep it from being read. */
const FRAMED: ReadonlySet<ContentKind> = new Set(['json', 'ndjson', 'csv', 'table']);
/** Documents with a record on each line. */
const OF_ROWS: ReadonlySet<ContentKind> = new Set(['ndjson', 'csv']);
/** What was parsed. */
const CERTAIN = 1;
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
 * to the text exactly. Most texts are one segment; pieces below 400 characters are never cut out, but for the lines of a
 * shell around a document of rows.
 */
export function split(text: string): readonly Segment[] {
  const detection = detect(text);
  if (text.length < SMALLEST_TEXT) return [{ text, detection }];
  const { start, end } = insideFrame(text);
  if (end - start === text.length || end - start < SMALLEST_REGION)
    return splitInside(text, detection);
  const inside = text.slice(start, end);
  const inner = detect(inside);
  const isOther = inner.kind !== detection.kind || OF_ROWS.has(inner.kind);
  if (!isOther || !FRAMED.has(inner.kind)) return splitInside(text, detection);
  const around = [text.slice(0, start), text.slice(end)].map((piece) =>
    piece === '' ? [] : [{ text: piece, detection: detect(piece) }],
  );
  return [...(around[0] ?? []), ...splitInside(inside, inner), ...(around[1] ?? [])];
}

function splitInside(text: string, detection: Detection): readonly Segment[] {
  const whole = [{ text, detection }];
  const broken = detection.confidence < CERTAIN ? brokenParts(text, detection.kind) : [];
  const isWhole =
    detection.confidence >= CERTAIN || (WHOLE.has(detection.kind) && detection.confidence >= SURE);
  if (broken.length === 0 && isWhole && !(detection.kind === 'code' && FENCED.test(text))) {
    return whole;
  }
  const regions = broken.length > 0 ? broken : largest(regionsOf(text, detection.kind));
  if (regions.length === 0) return whole;
  const segments = pieces(text, regions).map((piece) => ({
    text: piece,
    detection: detect(piece),
  }));
  const joined = withoutSeams(segments);
  return joined.length > 1 ? joined : whole;
}

/** The segments, of which neighbours that both hold prose are one: parts of a conversation may look like a log at first. */
function withoutSeams(segments: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last?.detection.kind === 'prose' && segment.detection.kind === 'prose') {
      joined.splice(-1, 1, { ...last, text: last.text + segment.text });
    } else joined.push(segment);
  }
  return joined;
}

/** What stands before and behind the place where a tool left out the middle of a document. */
function brokenParts(text: string, kind: ContentKind): readonly Region[] {
  if (!OF_ROWS.has(kind)) return brokenJson(text);
  const omission = omissionIn(text);
  if (omission === undefined) return [];
  const { start, end } = linesAround(text, omission);
  const parts = [
    { start: 0, end: start },
    { start: end, end: text.length },
  ];
  return parts.every((part) => part.end - part.start >= SMALLEST_REGION) ? parts : [];
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
