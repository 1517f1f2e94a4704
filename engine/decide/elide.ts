import { editsFile } from '../compress/edit-intent.ts';
import { compressorFor } from '../compress/index.ts';
import { foldOpaqueRuns } from '../compress/opaque-runs.ts';
import type { ContentKind, Segment } from '../content.ts';
import { detect } from '../detect/index.ts';
import { formatReference } from '../retrieve/reference.ts';
import { lossyBudget } from './lossy-budget.ts';
import { compressContext, type SegmentContext, triggerOf } from './segment-context.ts';

/** A segment with parts left out. */
export interface Elided {
  readonly text: string;
  /** What it was taken for. */
  readonly kind: ContentKind;
  readonly compressor: string;
}

/** What a segment is elided for: `hash` refers to its original. */
interface ElideContext extends SegmentContext {
  readonly hash: string;
}

/**
 * A segment with parts left out: first its runs of encoded bytes, which nobody reads, then, where the rest is still
 * above the trigger and the budget, what the compressor of its kind leaves out. Undefined where nothing can be left out.
 */
export function elide(segment: Segment, context: ElideContext): Elided | undefined {
  const { counter, mode, settings, query, hash } = context;
  const whole = counter.estimate(segment.text);
  const folded = editsFile(query) ? undefined : foldOpaqueRuns(segment.text);
  if (folded === undefined) return elideByKind(segment, whole, context);
  const rest = { text: folded.text, detection: detectionOfRest(segment, folded.text) };
  const left = counter.estimate(rest.text);
  const asked = settings.keep === undefined ? 0 : whole * settings.keep;
  if (left > asked && left >= triggerOf({ mode, settings })) {
    const elided = elideByKind(rest, settings.keep === undefined ? left : whole, context);
    if (elided !== undefined) return elided;
  }
  const { kind } = rest.detection;
  const missing = `${folded.characters} of ${segment.text.length} characters omitted where marked`;
  const text = `${formatReference({ hash, missing })}\n${rest.text}`;
  return { text, kind, compressor: compressorFor(kind).name };
}

/** Encoded bytes may have hidden what is around them. */
function detectionOfRest({ detection }: Segment, text: string): Segment['detection'] {
  const isUnknown = detection.kind === 'binary' || detection.kind === 'text';
  const found = isUnknown ? detect(text) : detection;
  return found.kind === 'text' ? detection : found;
}

/** What the compressor of its kind leaves of a segment, within the budget for so many tokens. */
function elideByKind(segment: Segment, whole: number, context: ElideContext): Elided | undefined {
  const { mode, settings, hash } = context;
  const { kind } = segment.detection;
  const compressor = compressorFor(kind);
  const budgetFor = (part: ContentKind, tokens = whole): number =>
    lossyBudget(tokens, { kind: part, mode, keep: settings.keep });
  const text = compressor.lossy?.(segment.text, {
    ...compressContext(segment, context),
    budget: budgetFor(kind),
    budgetFor,
    fillsBudget: settings.keep !== undefined,
    reference: (missing) => formatReference({ hash, missing }),
  });
  return text === undefined ? undefined : { text, kind, compressor: compressor.name };
}
