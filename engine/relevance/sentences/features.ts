import { type DocumentFacts, shareOf, weightShare } from './facts.ts';
import type { Observation } from './observation.ts';
import { type Mask, maskOf, type ParagraphObservation, union } from './paragraphs.ts';
import { QuestionKind } from './question.ts';

/** What the scorer looks at: one sentence in its document. */
interface SentenceFacts {
  readonly document: DocumentFacts;
  readonly index: number;
  readonly note: Observation;
  readonly paragraph: ParagraphObservation;
  readonly paragraphNumber: number;
  /** The positions of its neighbours in the paragraph. */
  readonly before: number | undefined;
  readonly behind: number | undefined;
}

interface Feature {
  readonly name: string;
  readonly of: (facts: SentenceFacts) => number;
}

/** All features in the order in which the trees number them. Whole numbers. */
export const FEATURES: readonly Feature[] = [
  define('sentence BM25', ({ document, index }) => document.sentenceFit.share[index] ?? 0),
  define('sentence rank', ({ document, index }) => document.sentenceFit.rank[index] ?? 0),
  define('query words by weight', ({ document, note }) => weightShare(document, maskOf(note))),
  define('query words or their beginnings by weight', ({ document, note }) =>
    weightShare(document, { low: note.nearLow, high: note.nearHigh }),
  ),
  define('rarest query word', ({ document, note }) => heaviest(document, note)),
  define('query words', ({ note }) => note.terms.length),
  define('query words, share', ({ document, note }) =>
    shareOf(note.terms.length, document.weights.length),
  ),
  define('pairs', ({ note }) => note.pairs),
  define('nearness', ({ note }) =>
    note.matches > 1 ? shareOf(note.matches, note.lastMatch - note.firstMatch + 1) : 0,
  ),
  define(
    'paragraph BM25',
    ({ document, paragraphNumber }) => document.paragraphFit.share[paragraphNumber] ?? 0,
  ),
  define(
    'paragraph rank',
    ({ document, paragraphNumber }) => document.paragraphFit.rank[paragraphNumber] ?? 0,
  ),
  define('paragraph by weight', ({ document, paragraph }) =>
    weightShare(document, paragraph.matched),
  ),
  define('headings by weight', ({ document, paragraph }) =>
    weightShare(document, paragraph.matchedAbove),
  ),
  define('sentence and headings by weight', ({ document, note, paragraph }) =>
    weightShare(document, union(maskOf(note), paragraph.matchedAbove)),
  ),
  define('sentence before by weight', ({ document, before }) =>
    weightShare(document, maskAt(document, before)),
  ),
  define('sentence behind by weight', ({ document, behind }) =>
    weightShare(document, maskAt(document, behind)),
  ),
  define('sentence before BM25', ({ document, before }) =>
    before === undefined ? 0 : (document.sentenceFit.share[before] ?? 0),
  ),
  define('sentence behind BM25', ({ document, behind }) =>
    behind === undefined ? 0 : (document.sentenceFit.share[behind] ?? 0),
  ),
  define('words', ({ note }) => note.words),
  define('sentences', ({ document }) => document.notes.length),
  define('asks for a person', asks(QuestionKind.person)),
  define('asks for a time', asks(QuestionKind.time)),
  define('asks for a place', asks(QuestionKind.place)),
  define('asks for an amount', asks(QuestionKind.amount)),
  define('asks for a manner', asks(QuestionKind.manner)),
  define('asks for a thing', asks(QuestionKind.thing)),
  define('numbers', ({ note }) => note.numbers),
  define('years', ({ note }) => note.years),
  define('months', ({ note }) => note.months),
  define('names', ({ note }) => note.names),
  define('places', ({ note }) => note.places),
  define('causes', ({ note }) => note.causes),
  define('asides', ({ note }) => note.asides),
  define('mean rarity', ({ note }) => shareOf(note.rarity, 16 * note.words)),
  define('begins with a pronoun', ({ note }) => note.startsWithPronoun),
  define('first of its paragraph', ({ before }) => (before === undefined ? 1 : 0)),
  define('last of its paragraph', ({ behind }) => (behind === undefined ? 1 : 0)),
  define('sentences in its paragraph', ({ paragraph }) => paragraph.sentences),
  define('sentence and neighbours by weight', ({ document, note, before, behind }) =>
    weightShare(
      document,
      union(maskOf(note), union(maskAt(document, before), maskAt(document, behind))),
    ),
  ),
  define('words asked for', ({ document }) => document.weights.length),
];

/** Writes the features of one sentence into a row. */
export function featureRow(document: DocumentFacts, index: number, row: Int32Array): void {
  const facts = sentenceFacts(document, index);
  if (facts === undefined) return;
  for (let feature = 0; feature < FEATURES.length; feature += 1) {
    row[feature] = FEATURES[feature]?.of(facts) ?? 0;
  }
}

function define(name: string, of: Feature['of']): Feature {
  return { name, of };
}

function asks(kind: number): Feature['of'] {
  return ({ document }) => (document.question.kind === kind ? 1 : 0);
}

function sentenceFacts(document: DocumentFacts, index: number): SentenceFacts | undefined {
  const { source, notes, paragraphs } = document;
  const note = notes[index];
  const paragraphNumber = source.sentences[index]?.paragraph ?? 0;
  const paragraph = paragraphs[paragraphNumber];
  if (note === undefined || paragraph === undefined) return undefined;
  const inParagraph = (at: number): number | undefined =>
    source.sentences[at]?.paragraph === paragraphNumber ? at : undefined;
  const before = inParagraph(index - 1);
  const behind = inParagraph(index + 1);
  return { document, index, note, paragraph, paragraphNumber, before, behind };
}

function maskAt({ notes }: DocumentFacts, index: number | undefined): Mask {
  return maskOf(index === undefined ? undefined : notes[index]);
}

/** The heaviest query word in a sentence as a share of the heaviest of the query. */
function heaviest({ weights }: DocumentFacts, { terms }: Observation): number {
  const found = terms.reduce((most, term) => Math.max(most, weights[term] ?? 0), 0);
  return shareOf(found, Math.max(0, ...weights));
}
