import type { ContentKind, Detection, Segment } from '../content.ts';
import { detect } from './detect.ts';
import { brokenJson } from './regions/broken-json.ts';
import { findRegions } from './regions/find-regions.ts';
import { insideFrame } from './regions/frame.ts';
import { linesAround, omissionIn } from './regions/omission.ts';
import { type Region, SMALLEST_REGION } from './regions/region.ts';

/** Below this a text is one segment. */
const SMALLEST_TEXT = 2 * SMALLEST_REGION;
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

/**
 * The runs of a text that are clearly of different kinds, in order and without a gap: their texts join
 * to the text exactly. Most texts are one segment; pieces below 400 characters are never cut out, but for the lines of a
 * shell around a document of rows.
 */
export function split(text: string): readonly Segment[] {
  const detection = detect(text);
  if (text.length < SMALLEST_TEXT) return [{ text, detection }];
  return splitFrame(text, detection) ?? splitInside(text, detection);
}

/** A document that a shell framed, with what stands above and below it; undefined where none is only told without its frame. */
function splitFrame(text: string, detection: Detection): readonly Segment[] | undefined {
  const { start, end } = insideFrame(text);
  if (end - start === text.length || end - start < SMALLEST_REGION) return undefined;
  const inside = text.slice(start, end);
  const inner = detect(inside);
  const isTold = inner.kind !== detection.kind || OF_ROWS.has(inner.kind);
  if (!isTold || !FRAMED.has(inner.kind)) return undefined;
  const above = segmentsOf([text.slice(0, start)]);
  const below = segmentsOf([text.slice(end)]);
  return [...above, ...splitInside(inside, inner), ...below];
}

function splitInside(text: string, detection: Detection): readonly Segment[] {
  const whole = [{ text, detection }];
  const broken = detection.confidence < CERTAIN ? brokenParts(text, detection.kind) : [];
  const isDone = broken.length > 0 || isWhole(text, detection);
  const regions = isDone ? broken : findRegions(text, detection.kind);
  if (regions.length === 0) return whole;
  const segments = withoutSeams(segmentsOf(pieces(text, regions)));
  return segments.length > 1 ? segments : whole;
}

function isWhole(text: string, { kind, confidence }: Detection): boolean {
  if (kind === 'code' && FENCED.test(text)) return false;
  return confidence >= CERTAIN || (WHOLE.has(kind) && confidence >= SURE);
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

function pieces(text: string, regions: readonly Region[]): readonly string[] {
  const cuts = regions.flatMap(({ start, end }) => [start, end]);
  return [...cuts, text.length].map((edge, index) => text.slice(cuts[index - 1] ?? 0, edge));
}

/** Texts with what they hold, empty ones left out. */
function segmentsOf(texts: readonly string[]): readonly Segment[] {
  return texts.filter((text) => text !== '').map((text) => ({ text, detection: detect(text) }));
}
