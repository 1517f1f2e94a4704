import type { Observation } from './observation.ts';
import { observe } from './observe.ts';
import { questionOf } from './question.ts';
import type { SentenceSource } from './sentence.ts';

const UNASKED = questionOf({ user: '', toolArguments: '', assistant: '' });
/** What begins a paragraph says what it is about. */
const FIRST = 40;
const FIRST_PARAGRAPH = 20;
const LEANS = 20;
const FRAGMENT = 20;
const FEWEST_WORDS = 4;
/** Names and numbers, up to five of each. */
const FACT = 4;
const MOST_FACTS = 5;

/**
 * How much each sentence tells a reader who asked for nothing: whole numbers from 0. The beginnings of paragraphs,
 * names and numbers count; what leans on another sentence or is a fragment counts less.
 */
export function salience(source: SentenceSource): readonly number[] {
  const { sentences } = source;
  const notes = observe(source, UNASKED);
  return sentences.map(({ paragraph }, index) => {
    const note = notes[index];
    if (note === undefined) return 0;
    const isFirst = sentences[index - 1]?.paragraph !== paragraph;
    const isOpening = paragraph === sentences[0]?.paragraph;
    const position = (isFirst ? FIRST : 0) + (isOpening ? FIRST_PARAGRAPH : 0);
    return LEANS + FRAGMENT + position + facts(note) - faults(note);
  });
}

function facts({ names, numbers }: Observation): number {
  return FACT * (Math.min(MOST_FACTS, names) + Math.min(MOST_FACTS, numbers));
}

function faults({ words, startsWithPronoun }: Observation): number {
  return LEANS * startsWithPronoun + (words < FEWEST_WORDS ? FRAGMENT : 0);
}
