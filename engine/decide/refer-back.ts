import { isCompressed } from '../compress/index.ts';
import {
  expandedText,
  formatSameText,
  fullName,
  nameOf,
  type Path,
  type Repeat,
  repeatedOutput,
  repeatsIn,
  sameOutput,
  type Shown,
} from '../history/index.ts';
import { isSmaller } from '../tokens/smaller.ts';
import { decide, type DecideInput } from './decide.ts';
import type { Deciding } from './deciding.ts';
import { ALREADY_COMPRESSED, type Decision, isAlreadyCompressed, untouched } from './decision.ts';
import { joinDecisions, joinTexts } from './join-decisions.ts';

/** The name in reports for lines that stand for others. */
export const REPEATS = 'repeats';

/** A slot and what the model sees when it arrives. */
export interface ReferInput extends DecideInput {
  readonly shown: Shown;
  /** The conversation up to the slot. */
  readonly path: Path;
}

/**
 * The output of a tool with lines in place of what the model still sees above: all of it, or runs of
 * lines, with what is new between them in its usual form. `decideUsual` gives the usual form of all of
 * it, which is kept where it is smaller.
 */
export function* referBack(input: ReferInput, decideUsual: () => Decision): Deciding<Decision> {
  const { text } = input.slot;
  if (refersBack(text, input)) return untouched(text, 'text', ALREADY_COMPRESSED);
  const same = sameText(text, input);
  if (same !== undefined && !isCompressed(text)) return same;
  const usual = decideUsual();
  const repeats = isAlreadyCompressed(usual) ? [] : repeatsIn(text, input);
  const parts = repeats.length === 0 ? undefined : yield* inParts(repeats, usual, input);
  return parts !== undefined && isBetter(parts, usual, input) ? parts : settled(usual, input);
}

const REASON = 'shown before in this conversation';
/** A text that stands for another one must save this share of its tokens. */
const LEAST_PERCENT = 25;
/** New lines between repeats that are shorter have no form of their own. */
const SHORTEST_PIECE = 400;

/** Whether lines of a text stand for what was shown before it. */
function refersBack(text: string, { shown, path }: ReferInput): boolean {
  const isWhole = repeatedOutput(text, path.slice(0, -1)) !== undefined;
  return isWhole || expandedText(text, shown, path) !== undefined;
}

/** The line that stands for a text of which all was shown before. */
function sameText(text: string, { shown, path, counter }: ReferInput): Decision | undefined {
  const same = sameOutput(shown, text, path);
  if (same?.decision === undefined) return undefined;
  const after = formatSameText(fullName(nameOf(same)), text);
  if (repeatedOutput(after, path) !== same) return undefined;
  if (!isSmaller(counter, { before: text, after }, LEAST_PERCENT)) return undefined;
  const { kind } = same.decision;
  return { text: after, kind, compressor: REPEATS, reason: REASON, originals: new Map() };
}

/** The text with lines in place of its repeats, and the pieces between them in their usual form. */
function* inParts(
  repeats: readonly Repeat[],
  { kind }: Decision,
  input: ReferInput,
): Deciding<Decision | undefined> {
  const { slot, counter } = input;
  const pieces = piecesOf(slot.text, repeats);
  const inputs = pieces.map(({ text, isRepeat }): DecideInput | undefined =>
    isRepeat || text.length < SHORTEST_PIECE ? undefined : { ...input, slot: { ...slot, text } },
  );
  const made = (yield inputs.filter((each) => each !== undefined)).values();
  const parts = pieces.map(({ text, isRepeat }, index): Decision => {
    const piece = inputs[index];
    if (piece !== undefined) return made.next().value ?? decide(piece);
    if (isRepeat) return { ...untouched(text, kind, REASON), compressor: REPEATS };
    return untouched(text, kind, 'too short to gain');
  });
  const joined = joinDecisions(joinTexts(parts, pieces), parts, kind);
  return isSmaller(counter, { before: slot.text, after: joined.text }) ? joined : undefined;
}

interface Piece {
  readonly text: string;
  readonly isRepeat: boolean;
}

/** The text cut at the ends of lines: what is new, and the lines that stand for what is not. */
function piecesOf(text: string, repeats: readonly Repeat[]): readonly Piece[] {
  const lines = text.split('\n');
  const pieces: Piece[] = [];
  const add = (part: readonly string[], end: number, isRepeat: boolean): void => {
    const lineEnd = end < lines.length ? '\n' : '';
    if (part.length > 0) pieces.push({ text: part.join('\n') + lineEnd, isRepeat });
  };
  let next = 0;
  for (const { start, end, line } of repeats) {
    add(lines.slice(next, start), start, false);
    add([line], end, true);
    next = end;
  }
  add(lines.slice(next), lines.length, false);
  return pieces;
}

/** Smaller is better, and so is what leaves nothing out where it is no longer large. */
function isBetter(parts: Decision, usual: Decision, { counter, settings }: ReferInput): boolean {
  const tokens = counter.estimate(parts.text);
  if (tokens < counter.estimate(usual.text)) return true;
  return usual.originals.size > 0 && parts.originals.size === 0 && tokens < settings.trigger;
}

/**
 * The usual form as a second pass would leave it: it may hold lines that stand above, though the text that it
 * was made of does not.
 */
function settled(usual: Decision, input: ReferInput): Decision {
  const { text, compressor, originals, kind } = usual;
  if (compressor === undefined || originals.size > 0) return usual;
  const same = sameText(text, input);
  // Looking whether it is encoded takes longer than all else here.
  if (same !== undefined && !isCompressed(text)) return same;
  const repeats = repeatsIn(text, input);
  if (repeats.length === 0) return usual;
  // Lines that count the lines below them must not be torn from these.
  if (text.includes('[headroom')) {
    return isCompressed(text) ? usual : untouched(input.slot.text, kind, 'its form is not stable');
  }
  const pieces = piecesOf(text, repeats);
  const folded = pieces.map((piece) => piece.text).join('');
  return { ...usual, text: folded, compressor: `${compressor}+${REPEATS}` };
}
