import type { CompressContext, Compressor } from '../compress/compressor.ts';
import { compressorFor } from '../compress/index.ts';
import type { ContentKind, Query, Segment } from '../content.ts';
import { countedTokens } from '../common/counted.ts';
import { weigh } from '../economics/worth.ts';
import { formatReference, hashOf, parseReferences } from '../retrieve/reference.ts';
import type { Mode, Settings } from '../settings.ts';
import type { TokenCounter } from '../tokens/counter.ts';
import { isSmaller } from '../tokens/smaller.ts';
import { type Decision, untouched } from './decision.ts';
import { lossyBudget } from './lossy-budget.ts';

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

/** Tokens below which nothing is left out. */
export function triggerOf({ mode, settings }: Pick<SegmentContext, 'mode' | 'settings'>): number {
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

/** The segment with parts left out, or why that is impossible or does not pay. */
function lossily(
  segment: Segment,
  context: SegmentContext,
  tokensWithoutLoss: number,
): { readonly decision?: Decision; readonly reason: string } {
  const { text, detection } = segment;
  const { counter } = context;
  const compressor = compressorFor(detection.kind);
  const hash = hashOf(text);
  const elided = attempt(() => lossyText(compressor, segment, { ...context, hash }));
  if (elided === undefined || !refersTo(hash, elided)) {
    return { reason: whyWhole(compressor, segment, context) };
  }
  const { pays, reason } = weigh({
    kind: detection.kind,
    model: counter.model,
    before: tokensWithoutLoss,
    after: counter.estimate(elided),
  });
  if (!pays) return { reason };
  if (!isSmaller(counter, { before: text, after: elided })) return { reason: NOTHING_TO_LEAVE_OUT };
  const decision: Decision = {
    text: elided,
    kind: detection.kind,
    compressor: compressor.name,
    reason,
    originals: new Map([[hash, { text, kind: detection.kind }]]),
  };
  return { decision, reason };
}

const NOTHING_TO_LEAVE_OUT = 'no part can be left out';

function whyWhole(compressor: Compressor, segment: Segment, context: SegmentContext): string {
  const reason = attempt(() =>
    compressor.whyWhole?.(segment.text, compressContext(segment, context)),
  );
  return reason ?? NOTHING_TO_LEAVE_OUT;
}

function refersTo(hash: string, text: string): boolean {
  return parseReferences(text).some((reference) => reference.hash === hash);
}

function lossyText(
  compressor: Compressor,
  segment: Segment,
  context: SegmentContext & { readonly hash: string },
): string | undefined {
  const { counter, mode, settings, hash } = context;
  const whole = counter.estimate(segment.text);
  const budgetFor = (kind: ContentKind, tokens = whole): number =>
    lossyBudget(tokens, { kind, mode, keep: settings.keep });
  return compressor.lossy?.(segment.text, {
    ...compressContext(segment, context),
    budget: budgetFor(segment.detection.kind),
    budgetFor,
    fillsBudget: settings.keep !== undefined,
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
