import { compressorFor } from '../compress/index.ts';
import type { Segment } from '../content.ts';
import { countedTokens } from '../common/counted.ts';
import { weigh } from '../economics/worth.ts';
import { hashOf, parseReferences } from '../retrieve/reference.ts';
import { isSmaller } from '../tokens/smaller.ts';
import { type Decision, untouched } from './decision.ts';
import { elide } from './elide.ts';
import { compressContext, type SegmentContext, triggerOf } from './segment-context.ts';

/**
 * Above this multiple of the trigger no lossless form gets a block below it, so that the lossy form is
 * tried first and the work of the other is saved.
 */
const CERTAINLY_LOSSY = 4;

/** One segment in its best form: lossless where that suffices, with references where they pay. */
export function compressSegment(segment: Segment, context: SegmentContext): Decision {
  const { counter, settings, mode } = context;
  if (!settings.references || mode === 'lossless') return losslessly(segment, context);
  const before = counter.estimate(segment.text);
  const trigger = triggerOf(context);
  if (before < trigger) return because(losslessly(segment, context), belowTrigger(trigger));
  if (before >= CERTAINLY_LOSSY * trigger) {
    const lossy = lossily(segment, context, before);
    return lossy.decision ?? because(losslessly(segment, context), lossy.reason);
  }
  const lossless = losslessly(segment, context);
  const tokensWithoutLoss = counter.estimate(lossless.text);
  if (tokensWithoutLoss < trigger) return lossless;
  const lossy = lossily(segment, context, tokensWithoutLoss);
  return lossy.decision ?? because(lossless, lossy.reason);
}

function belowTrigger(trigger: number): string {
  return `nothing is left out below ${countedTokens(trigger)}`;
}

/** A decision that nothing is left out, with the reason for that. */
function because(decision: Decision, reason: string): Decision {
  return { ...decision, reason: `${decision.reason}; ${reason}` };
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

/** The segment with parts left out, or why that is impossible or does not pay. */
function lossily(
  segment: Segment,
  context: SegmentContext,
  tokensWithoutLoss: number,
): { readonly decision?: Decision; readonly reason: string } {
  const { text } = segment;
  const { counter } = context;
  const hash = hashOf(text);
  const elided = attempt(() => elide(segment, { ...context, hash }));
  if (elided === undefined || !refersTo(hash, elided.text)) {
    return { reason: whyWhole(segment, context) };
  }
  const { kind, compressor } = elided;
  const { pays, reason } = weigh({
    kind,
    model: counter.model,
    before: tokensWithoutLoss,
    after: counter.estimate(elided.text),
  });
  if (!pays) return { reason };
  if (!isSmaller(counter, { before: text, after: elided.text }))
    return { reason: NOTHING_TO_LEAVE_OUT };
  const originals = new Map([[hash, { text, kind }]]);
  return { decision: { text: elided.text, kind, compressor, reason, originals }, reason };
}

const NOTHING_TO_LEAVE_OUT = 'no part can be left out';

function whyWhole(segment: Segment, context: SegmentContext): string {
  const compressor = compressorFor(segment.detection.kind);
  const reason = attempt(() =>
    compressor.whyWhole?.(segment.text, compressContext(segment, context)),
  );
  return reason ?? NOTHING_TO_LEAVE_OUT;
}

function refersTo(hash: string, text: string): boolean {
  return parseReferences(text).some((reference) => reference.hash === hash);
}

/** A compressor that fails must not fail the request: the block then stays as it was. */
function attempt<Result>(work: () => Result | undefined): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
