import type { TokenCounter } from '../../tokens/counter.ts';
import type { ProseDocument, Unit } from './document.ts';
import { unitsWithNews } from './news.ts';
import { createQueue } from './queue.ts';

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
/** What is kept is enough when it has this much of the scores of all, in per cent: the rest is hardly about the question. */
const ENOUGH = 95;
/** How often an answer reaches over an end of its sentence, or is not understood without the neighbour, in per cent. */
const REACHES_OVER = 10;
/** The same over the end of a paragraph. */
const REACHES_FURTHER = 2;

/**
 * The units that are kept, by their positions: the best first until the budget is used up or nothing of worth is left,
 * each with the headings above it. A unit beside a kept one is worth more than alone. Units that report a failure are
 * kept in any case.
 */
export function chooseUnits(
  document: ProseDocument,
  scores: readonly number[],
  room: Room,
): ReadonlySet<number> {
  const { units } = document;
  const choice = createChoice(document, scores, room);
  choice.keepOutline();
  for (const index of unitsWithNews(document, scores)) choice.keep(index);
  const queue = createQueue();
  const enter = (index: number): void => {
    if (isContent(units[index]))
      queue.add(index, worthOf(index, { units, scores, kept: choice.kept }));
  };
  for (const index of units.keys()) enter(index);
  for (let index = queue.take(); index !== undefined; index = queue.take()) {
    if (choice.isEnough()) break;
    if (choice.kept.has(index) || !choice.isAffordable(index)) continue;
    choice.keep(index);
    enter(index - 1);
    enter(index + 1);
  }
  choice.keepClosings();
  return choice.kept;
}

interface Surroundings {
  readonly units: readonly Unit[];
  readonly scores: readonly number[];
  readonly kept: ReadonlySet<number>;
}

/** What a unit is worth with what is kept beside it. */
function worthOf(index: number, { units, scores, kept }: Surroundings): number {
  const own = scores[index] ?? 0;
  let worth = own * (100 - 2 * REACHES_OVER);
  for (const other of [index - 1, index + 1]) {
    if (!kept.has(other) || !isContent(units[other])) continue;
    const isNear = units[other]?.paragraph === units[index]?.paragraph;
    worth += (own + (scores[other] ?? 0)) * (isNear ? REACHES_OVER : REACHES_FURTHER);
  }
  return worth;
}

function isContent(unit: Unit | undefined): boolean {
  return unit?.role === 'sentence' || unit?.role === 'block';
}

interface Choice {
  readonly kept: ReadonlySet<number>;
  /** Whether hardly anything fits any more, or hardly anything of worth is left. */
  isEnough(): boolean;
  isAffordable(index: number): boolean;
  /** Keeps a unit and the headings above it. */
  keep(index: number): void;
  /** Keeps all headings if they are cheap. */
  keepOutline(): void;
  /** Keeps what closes a document of which something is kept. */
  keepClosings(): void;
}

function createChoice(
  { text, units }: ProseDocument,
  scores: readonly number[],
  { budget, counter }: Room,
): Choice {
  const kept = new Set<number>();
  const costs = new Map<number, number>();
  const contentScore = (index: number): number =>
    isContent(units[index]) ? (scores[index] ?? 0) : 0;
  let left = budget;
  let worthLeft = [...units.keys()].reduce((sum, index) => sum + contentScore(index), 0);
  const leastWorth = (worthLeft * (100 - ENOUGH)) / 100;

  function costOf(members: readonly number[]): number {
    return members.reduce((sum, member) => sum + tokensOf(member), MARK_TOKENS);
  }

  function tokensOf(index: number): number {
    const known = costs.get(index);
    if (known !== undefined) return known;
    const cost = counter.estimate(text.slice(units[index]?.start, units[index]?.end));
    costs.set(index, cost);
    return cost;
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
      worthLeft -= contentScore(member);
    }
  }

  return {
    kept,
    isEnough: () => left < FEWEST_TOKENS || worthLeft < leastWorth,
    isAffordable: (index) => costOf(withHeadings(index)) <= left,
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
