import { asNamedSource } from '../compress/code/index.ts';
import { isCompressed } from '../compress/index.ts';
import { DOCUMENT_KINDS, type Query, type Segment } from '../content.ts';
import { detect, split, splitPrompt } from '../detect/index.ts';
import type { Slot } from '../messages/lens.ts';
import { modeFor, type Settings } from '../settings.ts';
import type { TokenCounter } from '../tokens/counter.ts';
import { isSmaller } from '../tokens/smaller.ts';
import { compressSegment } from './compress-segment.ts';
import { ALREADY_COMPRESSED, type Decision, isAlreadyCompressed, untouched } from './decision.ts';
import { joinDecisions, joinTexts } from './join-decisions.ts';
import { SHORTEST_MATERIAL } from './hands-off.ts';
import { triggerOf } from './segment-context.ts';
import { wrappedTexts } from './wrapped-texts.ts';

/** All that a decision depends on. Equal input gives an equal decision. */
export interface DecideInput {
  readonly slot: Pick<Slot, 'text' | 'role' | 'toolName'>;
  readonly query: Query;
  readonly settings: Settings;
  readonly counter: TokenCounter;
}

/** What becomes of one slot: a pure function of its text, the question of the time and the settings. */
export function decide(input: DecideInput): Decision {
  const { text } = input.slot;
  if (isCompressed(text)) return untouched(text, 'text', ALREADY_COMPRESSED);
  return decideWrapped(input) ?? decideAsItStands(input);
}

/**
 * Texts wrapped in JSON, each in the form that it would have by itself; undefined where they have none, where nothing
 * is wrapped, and where nothing but encoded bytes is.
 */
function decideWrapped(input: DecideInput): Decision | undefined {
  const { slot, counter } = input;
  const wrapped = slot.role === 'tool' ? wrappedTexts(slot.text) : undefined;
  if (wrapped === undefined || wrapped.texts.every(isEncodedBytes)) return undefined;
  const parts = wrapped.texts.map((text) => decide({ ...input, slot: { ...slot, text } }));
  const { kind } = largest(parts);
  if (parts.some(isAlreadyCompressed)) return untouched(slot.text, kind, ALREADY_COMPRESSED);
  const text = wrapped.with(parts.map((part) => part.text));
  if (!isSmaller(counter, { before: slot.text, after: text })) return undefined;
  const decision = joinDecisions(text, parts, kind);
  return isStable(decision, input) ? decision : undefined;
}

function isEncodedBytes(text: string): boolean {
  return detect(text).kind === 'binary';
}

function decideAsItStands(input: DecideInput): Decision {
  const { text } = input.slot;
  const segments = segmentsOf(text, input);
  const [only] = segments;
  if (segments.length === 1 && only !== undefined) return decideSegment(only, input);
  const parts = decideParts(segments, input);
  return decideDocument(parts, input) ?? parts;
}

/**
 * A document whose parts are each too small for anything to be left out, taken as one text; undefined where that leaves
 * nothing out either, where its parts fit below the trigger, and where kinds have modes of their own.
 */
function decideDocument(parts: Decision, input: DecideInput): Decision | undefined {
  const { slot, settings, counter } = input;
  if (slot.role === 'user' || parts.originals.size > 0) return undefined;
  if (Object.keys(settings.kinds).length > 0) return undefined;
  const mode = modeFor(settings, { toolName: slot.toolName, kind: parts.kind });
  if (mode === 'off' || counter.estimate(parts.text) < triggerOf({ mode, settings }))
    return undefined;
  const detection = detect(slot.text);
  if (!DOCUMENT_KINDS.has(detection.kind)) return undefined;
  const whole = compressSegment({ text: slot.text, detection }, { ...input, mode });
  if (whole.originals.size === 0) return undefined;
  return isSmaller(counter, { before: parts.text, after: whole.text }) ? whole : undefined;
}

/** A segment of a slot; what a user wrote is told from what the user put in. */
type SlotSegment = Segment & { readonly isMaterial?: boolean };

function segmentsOf(text: string, { slot, query }: DecideInput): readonly SlotSegment[] {
  if (slot.role === 'user') return splitPrompt(text, SHORTEST_MATERIAL);
  const segments = split(text);
  return segments.length === 1 ? segments.map((only) => asNamedSource(only, query)) : segments;
}

function decideSegment(segment: SlotSegment, context: DecideInput): Decision {
  const { text, detection, isMaterial = true } = segment;
  const { kind } = detection;
  if (!isMaterial) return untouched(text, kind, 'written by the user');
  const mode = modeFor(context.settings, { toolName: context.slot.toolName, kind });
  return mode === 'off'
    ? untouched(text, kind, `${kind} is set to off`)
    : compressSegment(segment, { ...context, mode });
}

/** Every segment in its own form, joined again; the slot as it was if that is not stable. */
function decideParts(segments: readonly SlotSegment[], context: DecideInput): Decision {
  const parts = segments.map((segment) => decideSegment(segment, context));
  const joined = joinDecisions(joinTexts(parts, segments), parts, largest(segments).detection.kind);
  if (joined.compressor === undefined) return joined;
  const { slot, counter } = context;
  if (!isSmaller(counter, { before: slot.text, after: joined.text })) {
    return untouched(slot.text, joined.kind, 'its parts gain nothing together');
  }
  return isStable(joined, context)
    ? joined
    : untouched(slot.text, joined.kind, 'its parts cannot be told apart afterwards');
}

function largest<Part extends { readonly text: string }>(parts: readonly Part[]): Part {
  return parts.reduce((best, each) => (each.text.length > best.text.length ? each : best));
}

/** Whether a second pass changes nothing. A text with references is known by these. */
function isStable({ text, originals }: Decision, input: DecideInput): boolean {
  if (originals.size > 0) return true;
  return decide({ ...input, slot: { ...input.slot, text } }).compressor === undefined;
}
