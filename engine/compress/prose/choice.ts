import type { TokenCounter } from '../../tokens/counter.ts';
import type { ProseDocument, Unit } from './document.ts';
import { withoutQuoteMarks } from './quotes.ts';

/** How much may be kept. */
export interface Room {
  /** Tokens, the marks of the gaps included. */
  readonly budget: number;
  readonly counter: TokenCounter;
}

/** The share of the budget that all headings together may take up to be kept as an outline. */
const OUTLINE_SHARE = 0.1;
const MARK_TOKENS = 1;
/** Hardly a sentence is shorter. */
const FEWEST_TOKENS = 5;
/** Hardly a token of a sentence has more characters on average: what is longer need not be counted to be too long. */
const LONGEST_TOKEN = 12;
/** What is kept is enough when it has this much of the scores of all, in per cent: the rest is hardly about the question. */
const ENOUGH = 95;
/** What is shorter may stand at several places and mean something else at each. */
const SHORTEST_REPEATED = 40;

/** What has been kept so far, and what may be kept yet. */
interface Choice {
  readonly kept: ReadonlySet<number>;
  /** Whether hardly anything fits any more, or hardly anything of worth is left. */
  isEnough(): boolean;
  isAffordable(index: number): boolean;
  /** Passes a unit over that stands elsewhere word for word and is kept there, as where passages overlap. */
  skipRepeated(index: number): boolean;
  /** Keeps a unit and the headings above it. */
  keep(index: number): void;
  /** Keeps all headings if they are cheap. */
  keepOutline(): void;
  /** Keeps what closes a document of which something is kept. */
  keepClosings(): void;
}

/** A choice of nothing yet. */
export function createChoice(
  { text, units }: ProseDocument,
  scores: readonly number[],
  { budget, counter }: Room,
): Choice {
  const kept = new Set<number>();
  const keptTexts = new Set<string>();
  const repeated = new Set<number>();
  const { textOf, tokensOf } = measures({ text, units }, counter);
  const contentScore = (index: number): number =>
    isContent(units[index]) ? (scores[index] ?? 0) : 0;
  let left = budget;
  let worthLeft = [...units.keys()].reduce((sum, index) => sum + contentScore(index), 0);
  const leastWorth = (worthLeft * (100 - ENOUGH)) / 100;

  function costOf(members: readonly number[]): number {
    return members.reduce((sum, member) => sum + tokensOf(member), MARK_TOKENS);
  }

  /** The unit and the headings above it that are not kept yet. */
  function withHeadings(index: number): readonly number[] {
    const members: number[] = [];
    for (let at: number | undefined = index; at !== undefined; at = units[at]?.heading) {
      if (!kept.has(at)) members.push(at);
    }
    return members;
  }

  function keepAll(members: readonly number[]): void {
    if (members.length > 0) left -= costOf(members);
    for (const member of members) {
      kept.add(member);
      keptTexts.add(withoutQuoteMarks(textOf(member)));
      worthLeft -= contentScore(member);
    }
  }

  return {
    kept,
    isEnough: () => left < FEWEST_TOKENS || worthLeft < leastWorth,
    isAffordable: (index) =>
      textOf(index).length <= left * LONGEST_TOKEN && costOf(withHeadings(index)) <= left,
    skipRepeated(index) {
      const own = withoutQuoteMarks(textOf(index));
      const isRepeated = own.length >= SHORTEST_REPEATED && keptTexts.has(own);
      if (isRepeated && !repeated.has(index)) worthLeft -= contentScore(index);
      if (isRepeated) repeated.add(index);
      return isRepeated;
    },
    keep: (index) => keepAll(withHeadings(index)),
    keepOutline() {
      const headings = [...units.keys()].filter((index) => units[index]?.role === 'heading');
      if (costOf(headings) <= budget * OUTLINE_SHARE) keepAll(headings);
    },
    keepClosings() {
      for (const [index, { role, heading }] of units.entries()) {
        const isOpen = heading === undefined || kept.has(heading);
        if (role === 'closing' && isOpen) kept.add(index);
      }
    },
  };
}

/** The text of each unit, and its tokens, which are estimated once. */
function measures(
  { text, units }: ProseDocument,
  counter: TokenCounter,
): Readonly<{ textOf: (index: number) => string; tokensOf: (index: number) => number }> {
  const known = new Map<number, number>();
  const textOf = (index: number): string => text.slice(units[index]?.start, units[index]?.end);
  return {
    textOf,
    tokensOf: (index) => {
      const tokens = known.get(index) ?? counter.estimate(textOf(index));
      known.set(index, tokens);
      return tokens;
    },
  };
}

/** Whether a unit is what a reader looks for, not what it stands under. */
export function isContent(unit: Unit | undefined): boolean {
  return unit?.role === 'sentence' || unit?.role === 'block';
}
