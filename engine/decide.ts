import { isCompressed } from './compress/index.ts';
import { compressSegment } from './compress-segment.ts';
import type { Query, Segment } from './content.ts';
import { type Decision, untouched } from './decision.ts';
import { split } from './detect/index.ts';
import { joinTexts } from './join-texts.ts';
import type { Slot } from './messages/lens.ts';
import { isPayload } from './route/limits.ts';
import { type Mode, modeFor, type Settings } from './settings.ts';
import type { TokenCounter } from './tokens/counter.ts';
import { isSmaller } from './tokens/smaller.ts';

/** All that a decision depends on. Equal input gives an equal decision. */
export interface DecideInput {
  readonly slot: Slot;
  readonly query: Query;
  readonly settings: Settings;
  readonly counter: TokenCounter;
}

/** What becomes of one slot: a pure function of its text, the question of the time and the settings. */
export function decide(input: DecideInput): Decision {
  const { text, toolName } = input.slot;
  const mode = modeFor(input.settings, toolName);
  if (mode === 'off') return untouched(text, 'text', 'set to off');
  if (isCompressed(text)) return untouched(text, 'text', 'already compressed');
  const segments = split(text);
  const [only] = segments;
  return segments.length === 1 && only !== undefined
    ? decideWhole(only, { ...input, mode })
    : decideParts(segments, { ...input, mode });
}

interface PartContext extends DecideInput {
  readonly mode: Mode;
}

function decideWhole(segment: Segment, context: PartContext): Decision {
  if (context.slot.role === 'user' && !isPayload(segment)) {
    return untouched(segment.text, segment.detection.kind, 'written by the user');
  }
  return compressSegment(segment, context);
}

/** Every segment in its own form, joined again; the slot as it was if that is not stable. */
function decideParts(segments: readonly Segment[], context: PartContext): Decision {
  const parts = segments.map((segment) => decideWhole(segment, context));
  const joined = joinDecisions(parts, segments);
  if (joined.compressor === undefined) return joined;
  const { slot, counter } = context;
  if (!isSmaller(counter, { before: slot.text, after: joined.text })) {
    return untouched(slot.text, joined.kind, 'its parts gain nothing together');
  }
  return isStable(joined, context)
    ? joined
    : untouched(slot.text, joined.kind, 'its parts cannot be told apart afterwards');
}

function joinDecisions(parts: readonly Decision[], segments: readonly Segment[]): Decision {
  const kind = largest(segments).detection.kind;
  const changed = parts.filter((part) => part.compressor !== undefined);
  const text = joinTexts(parts, segments);
  if (changed.length === 0) return untouched(text, kind, 'nothing to gain without loss');
  const compressor = [...new Set(changed.map((part) => part.compressor))].join('+');
  const reason = [...new Set(changed.map((part) => part.reason))].join('; ');
  const originals = new Map(changed.flatMap((part) => part.originals.entries().toArray()));
  return { text, kind, compressor, reason, originals };
}

function largest(segments: readonly Segment[]): Segment {
  return segments.reduce((best, each) => (each.text.length > best.text.length ? each : best));
}

/**
 * A second pass must change nothing. Text with references is known by its references; for the rest the
 * second pass is made here and now.
 */
function isStable(decision: Decision, context: PartContext): boolean {
  if (decision.originals.size > 0 || isCompressed(decision.text)) return true;
  const segments = split(decision.text);
  const again = segments.map((segment) => decideWhole(segment, context));
  return again.every((part) => part.compressor === undefined);
}
