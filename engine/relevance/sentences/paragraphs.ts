import type { TermCounts } from './bm25.ts';
import type { Observation } from './observation.ts';
import type { SentenceSource } from './sentence.ts';

/** What stands in a paragraph and in the headings above it. */
export interface ParagraphObservation extends TermCounts {
  /** The query words in its sentences, and in the headings above it, as bits. */
  readonly matched: Mask;
  readonly matchedAbove: Mask;
  readonly sentences: number;
}

/** Query words 0 to 31 and 32 to 63 as bits. */
export interface Mask {
  readonly low: number;
  readonly high: number;
}

/** The query words of two masks. */
export function union(one: Mask, other: Mask): Mask {
  return { low: one.low | other.low, high: one.high | other.high };
}

/** The query words of a sentence. */
export function maskOf(note: Observation | undefined): Mask {
  return { low: note?.matchedLow ?? 0, high: note?.matchedHigh ?? 0 };
}

const NOTHING: Mask = { low: 0, high: 0 };

/** Sums up sentences to paragraphs, by the numbers of the paragraphs. Words of headings count as words of the text. */
export function observeParagraphs(
  { sentences }: SentenceSource,
  notes: readonly Observation[],
): readonly ParagraphObservation[] {
  const paragraphs: Draft[] = [];
  const above = headingMasks(sentences, notes);
  for (const [index, { paragraph, heading }] of sentences.entries()) {
    const note = notes[index];
    if (note === undefined) continue;
    const draft = (paragraphs[paragraph] ??= createDraft(heading, notes, above));
    add(draft.counts, note);
    draft.words += note.words;
    draft.matched = union(draft.matched, maskOf(note));
    draft.sentences += 1;
  }
  return Array.from(paragraphs, (draft) => finish(draft ?? createDraft(undefined, notes, above)));
}

interface Draft {
  words: number;
  sentences: number;
  matched: Mask;
  readonly matchedAbove: Mask;
  readonly counts: Map<number, number>;
}

function createDraft(
  heading: number | undefined,
  notes: readonly Observation[],
  above: readonly Mask[],
): Draft {
  const counts = new Map<number, number>();
  const title = heading === undefined ? undefined : notes[heading];
  if (title !== undefined) add(counts, title);
  const matchedAbove = heading === undefined ? NOTHING : (above[heading] ?? NOTHING);
  return { words: title?.words ?? 0, sentences: 0, matched: NOTHING, matchedAbove, counts };
}

function add(counts: Map<number, number>, { terms, occurrences }: Observation): void {
  for (const [index, term] of terms.entries()) {
    counts.set(term, (counts.get(term) ?? 0) + (occurrences[index] ?? 0));
  }
}

function finish({ counts, ...draft }: Draft): ParagraphObservation {
  return { ...draft, terms: [...counts.keys()], occurrences: [...counts.values()] };
}

/** For each heading the query words in it and in the headings above it. */
function headingMasks(
  sentences: SentenceSource['sentences'],
  notes: readonly Observation[],
): readonly Mask[] {
  const isHeading = new Set(sentences.map(({ heading }) => heading));
  const masks: Mask[] = [];
  for (const [index, { heading }] of sentences.entries()) {
    if (!isHeading.has(index)) continue;
    const higher = heading === undefined ? NOTHING : (masks[heading] ?? NOTHING);
    masks[index] = union(maskOf(notes[index]), higher);
  }
  return masks;
}
