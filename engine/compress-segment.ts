import { compressorFor } from './compress/index.ts';
import type { CompressContext, Compressor } from './compress/compressor.ts';
import type { Query, Segment } from './content.ts';
import { type Decision, untouched } from './decision.ts';
import { isWorthAReference } from './economics/worth.ts';
import { formatReference, hashOf, parseReferences } from './retrieve/reference.ts';
import { lossyBudget } from './route/limits.ts';
import type { Mode, Settings } from './settings.ts';
import type { TokenCounter } from './tokens/counter.ts';
import { isSmaller } from './tokens/smaller.ts';

/** What a segment is compressed for. */
export interface SegmentContext {
  readonly mode: Mode;
  readonly query: Query;
  readonly settings: Settings;
  readonly counter: TokenCounter;
}

/**
 * Above this multiple of the trigger no lossless form gets a block below it, so that the lossy form is
 * tried first and the work of the other is saved.
 */
const CERTAINLY_LOSSY = 4;

/** One segment in its best form: lossless where that suffices, with references where they pay. */
export function compressSegment(segment: Segment, context: SegmentContext): Decision {
  const { counter, settings, mode } = context;
  const tokens = counter.estimate(segment.text);
  const mayLeaveOut = settings.references && mode !== 'lossless' && tokens >= triggerOf(context);
  if (!mayLeaveOut) return losslessly(segment, context);
  if (tokens >= CERTAINLY_LOSSY * triggerOf(context)) {
    return lossily(segment, context, tokens) ?? losslessly(segment, context);
  }
  const lossless = losslessly(segment, context);
  const losslessTokens = counter.estimate(lossless.text);
  if (losslessTokens < triggerOf(context)) return lossless;
  return lossily(segment, context, losslessTokens) ?? lossless;
}

function triggerOf({ mode, settings }: SegmentContext): number {
  return mode === 'aggressive' ? Math.ceil(settings.trigger / 4) : settings.trigger;
}

function losslessly(segment: Segment, context: SegmentContext): Decision {
  const { text, detection } = segment;
  const compressor = compressorFor(detection.kind);
  const encoded = attempt(() => compressor.lossless(text, compressContext(segment, context)));
  if (
    encoded === undefined ||
    encoded === '' ||
    !isSmaller(context.counter, { before: text, after: encoded })
  ) {
    return untouched(text, detection.kind, 'nothing to gain without loss');
  }
  return {
    text: encoded,
    kind: detection.kind,
    compressor: compressor.name,
    reason: 'same content in fewer tokens',
    originals: new Map(),
  };
}

/** The segment with parts left out; undefined where that is impossible or does not pay. */
function lossily(
  segment: Segment,
  context: SegmentContext,
  tokensWithoutLoss: number,
): Decision | undefined {
  const { text, detection } = segment;
  const { counter } = context;
  const compressor = compressorFor(detection.kind);
  const hash = hashOf(text);
  const elided = attempt(() => lossyText(compressor, segment, { ...context, hash }));
  if (elided === undefined) return undefined;
  const hasReference = parseReferences(elided).some((reference) => reference.hash === hash);
  const saved = tokensWithoutLoss - counter.estimate(elided);
  if (!hasReference || !isWorthAReference(saved)) return undefined;
  if (!isSmaller(counter, { before: text, after: elided })) return undefined;
  return {
    text: elided,
    kind: detection.kind,
    compressor: compressor.name,
    reason: 'parts left out behind a reference',
    originals: new Map([[hash, { text, kind: detection.kind }]]),
  };
}

function lossyText(
  compressor: Compressor,
  segment: Segment,
  context: SegmentContext & { readonly hash: string },
): string | undefined {
  const { counter, mode, settings, hash } = context;
  return compressor.lossy?.(segment.text, {
    ...compressContext(segment, context),
    budget: lossyBudget(counter.estimate(segment.text), mode, settings.keep),
    reference: (missing) => formatReference({ hash, missing }),
  });
}

function compressContext(segment: Segment, context: SegmentContext): CompressContext {
  return { detection: segment.detection, query: context.query, counter: context.counter };
}

/** A compressor that fails must not fail the request: the block then stays as it was. */
function attempt(work: () => string | undefined): string | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
