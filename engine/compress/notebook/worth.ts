import type { Query } from '../../content.ts';
import { createRanker } from '../../relevance/ranker.ts';
import { ANCHORED } from '../../relevance/score.ts';
import { hasAlarm } from '../alarm-words.ts';
import { declaredLines } from '../code/declarations.ts';
import type { Cell, Part, Role, Unit } from './unit.ts';

/** What a unit is worth of which nothing more is known. */
const WORTH: Readonly<Record<Role, number>> = {
  failure: 8_000,
  heading: 3_000,
  code: 1_000,
  sentence: 450,
  output: 250,
  trace: 60,
};
/** How a part begins says more than how it goes on: so many units of each. */
const BEGINNING: Readonly<Record<Role, number>> = {
  failure: 1,
  heading: 1,
  code: 12,
  sentence: 2,
  output: 4,
  trace: 0,
};
/** The last ones of an output hold its result. */
const LAST = 2;
/** How much less it is worth how it goes on. */
const FURTHER = 0.5;
const COMMENT = 0.5;
/** Short ones such as a bracket say nothing. */
const TELLING = /[\p{L}\p{N}]{2}/u;
/** How much more is worth what the question names; its own words count for most, then those of its cell and section. */
const NAMED = 8;
const OWN = 3;
const OF_CELL = 4;
const OF_SECTION = 4;

/** What each unit of a notebook is worth, in order, as integers. */
export function worthOfUnits(cells: readonly Cell[], query: Query): readonly number[] {
  const relevance = relevanceOf(cells, query);
  const worth = cells.flatMap((cell) => cell.flatMap(({ units }) => worthOfPart(units)));
  return worth.map((points, index) => Math.round(points * (relevance[index] ?? 1)));
}

function worthOfPart(units: Part['units']): readonly number[] {
  const declared = new Set(declaredLines(units.map(({ text }) => text)));
  return units.map((unit, index) => {
    const { text, role } = unit;
    const isResult = role === 'output' && index >= units.length - LAST;
    const isFirst = index < BEGINNING[role] || isResult;
    const isTold = isFirst || (role === 'code' && declared.has(index));
    return WORTH[alarming(unit)] * (isTold ? 1 : FURTHER) * weightOf(text, role);
  });
}

/** What a cell has printed about a failure counts as code. */
function alarming({ text, role }: Unit): Role {
  return role === 'output' && hasAlarm(text) ? 'code' : role;
}

function weightOf(text: string, role: Role): number {
  if (!TELLING.test(text)) return role === 'output' && /\d/.test(text) ? 1 : COMMENT * FURTHER;
  return role === 'code' && /^\s*(?:#(?!!)|\/\/)/.test(text) ? COMMENT : 1;
}

/** By how much each unit counts for more because of the question: 1 where it has nothing to do with it. */
function relevanceOf(cells: readonly Cell[], query: Query): readonly number[] {
  const units = cells.flatMap((cell, index) =>
    cell.flatMap((part) => part.units.map((unit) => ({ unit, cell: index }))),
  );
  const sections = sectionsOf(cells);
  const own = shares(
    units.map(({ unit }) => [unit.text]),
    query,
  );
  const ofCell = shares(
    cells.map((cell) => textsOf(cell)),
    query,
  );
  const heads = Map.groupBy(cells.keys(), (index) => sections[index] ?? 0);
  const ofSection = shares(
    Array.from({ length: heads.size }, (_, section) =>
      (heads.get(section) ?? []).flatMap((index) => headingsOf(cells[index] ?? [])),
    ),
    query,
  );
  return units.map(({ cell }, index) => {
    const around =
      OF_CELL * (ofCell[cell] ?? 0) + OF_SECTION * (ofSection[sections[cell] ?? 0] ?? 0);
    return 1 + OWN * (own[index] ?? 0) + around;
  });
}

/** The number of the section that each cell stands in: a heading begins one. */
function sectionsOf(cells: readonly Cell[]): readonly number[] {
  let section = 0;
  return cells.map((cell, index) => {
    if (index > 0 && headingsOf(cell).length > 0) section += 1;
    return section;
  });
}

function headingsOf(cell: Cell): readonly string[] {
  const units = cell.flatMap((part) => part.units);
  return units.filter(({ role }) => role === 'heading').map(({ text }) => text);
}

function textsOf(cell: Cell): readonly string[] {
  return cell.flatMap((part) => part.units.map(({ text }) => text));
}

/** The score of each as a share of the highest; more for one that holds what the question names. */
function shares(texts: readonly (readonly string[])[], query: Query): readonly number[] {
  const ranker = createRanker(query);
  if (ranker.isIdle) return [];
  for (const [index, each] of texts.entries()) {
    for (const text of each) ranker.add(index, text);
  }
  const scores = ranker.scores(texts.length);
  const highest = scores.reduce((most, score) => Math.max(most, score % ANCHORED), 1);
  return scores.map((score) => (score >= ANCHORED ? NAMED / OWN : (score / highest) ** 2));
}
