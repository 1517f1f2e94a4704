import { createChoice, isContent, type Room } from './choice.ts';
import type { ProseDocument, Unit } from './document.ts';
import { unitsWithNews } from './news.ts';
import { createQueue } from './queue.ts';

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
  const surroundings = { units, scores, kept: choice.kept };
  const enter = (index: number): void => {
    if (isContent(units[index])) queue.add(index, worthOf(index, surroundings));
  };
  for (const index of units.keys()) enter(index);
  for (let index = queue.take(); index !== undefined; index = queue.take()) {
    if (choice.isEnough()) break;
    if (choice.kept.has(index) || !choice.isAffordable(index)) continue;
    if (choice.skipRepeated(index)) continue;
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
function worthOf(index: number, around: Surroundings): number {
  const own = (around.scores[index] ?? 0) * (100 - 2 * REACHES_OVER);
  return own + worthWith(index - 1, index, around) + worthWith(index + 1, index, around);
}

/** What a unit is worth more beside another, if that is kept. */
function worthWith(other: number, index: number, { units, scores, kept }: Surroundings): number {
  if (!kept.has(other) || !isContent(units[other])) return 0;
  const isNear = units[other]?.paragraph === units[index]?.paragraph;
  const both = (scores[index] ?? 0) + (scores[other] ?? 0);
  return both * (isNear ? REACHES_OVER : REACHES_FURTHER);
}
