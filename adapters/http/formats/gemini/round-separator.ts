import type { JsonObject } from '../../json/read.ts';
import { BETWEEN_ROUNDS } from '../text.ts';
import type { ShowPart } from './answer-part.ts';

/** Keeps the texts of two rounds apart, and their thoughts, where a client joins what it reads. */
export interface RoundSeparator {
  /** A part, behind what separates it from the round before. */
  readonly show: ShowPart;
  /** What comes next is of another round. */
  nextRound(): void;
}

/** A separator before the first round. What it puts in between is a part of its own, for others may be signed. */
export function roundSeparator(): RoundSeparator {
  const before = new Set<Said>();
  const now = new Set<Said>();
  return {
    show(part) {
      const said = saidIn(part);
      if (said === undefined || now.has(said)) return [part];
      now.add(said);
      return before.has(said) ? [SEPARATORS[said], part] : [part];
    },
    nextRound() {
      for (const said of now) before.add(said);
      now.clear();
    },
  };
}

type Said = 'text' | 'thought';

const SEPARATORS: Readonly<Record<Said, JsonObject>> = {
  text: { text: BETWEEN_ROUNDS },
  thought: { text: BETWEEN_ROUNDS, thought: true },
};

function saidIn({ text, thought }: JsonObject): Said | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  return thought === true ? 'thought' : 'text';
}
