import type { Slot } from '../messages/lens.ts';
import type { ContentKind, Segment } from '../content.ts';
import { isRetrieveTool } from '../messages/index.ts';
import { type Mode, modeFor, type Settings } from '../settings.ts';

/** Texts shorter than this have nothing to gain. */
const SHORTEST = 64;
/** Texts longer than this many UTF-16 units are passed through, which bounds time and memory. */
const LONGEST = 64 * 1024 * 1024;
/** A payload pasted by a user is compressed from this many characters on. */
const SHORTEST_PAYLOAD = 2000;
/** Kinds that can be told from a user's own words with certainty. */
const PAYLOAD_KINDS: ReadonlySet<ContentKind> = new Set([
  'json',
  'ndjson',
  'csv',
  'log',
  'stack-trace',
]);

/** Why a slot must stay exactly as it is; undefined if it may be compressed. */
export function handsOff(slot: Slot, settings: Settings): string | undefined {
  const { text, role, toolName } = slot;
  if (text.length < SHORTEST) return 'too short to gain';
  if (text.length > LONGEST) return 'too long to handle';
  if (role === 'user') return text.length < SHORTEST_PAYLOAD ? 'written by the user' : undefined;
  if (toolName === undefined) return undefined;
  if (isRetrieveTool(toolName)) return 'brought back by headroom_retrieve';
  return modeFor(settings, toolName) === 'off' ? `tool ${toolName} is set to off` : undefined;
}

/** Whether a segment of a user's message is pasted material rather than the user's own words. */
export function isPayload(segment: Segment): boolean {
  return segment.text.length >= SHORTEST_PAYLOAD && PAYLOAD_KINDS.has(segment.detection.kind);
}

/** Tokens that a block may keep when parts of it are left out. */
export function lossyBudget(tokens: number, mode: Mode, keep: number | undefined): number {
  if (keep !== undefined) return Math.round(tokens * keep);
  const [share, least, most] = mode === 'aggressive' ? [0.03, 400, 1000] : [0.05, 450, 1500];
  return Math.min(most, Math.max(least, Math.round(tokens * share)));
}
