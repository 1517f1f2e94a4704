import type { Query } from '../../../../content.ts';
import type { Alarms } from '../alarms.ts';
import { type Column, LONGEST_NESTED_LIST } from '../columns.ts';
import type { ListFacts } from '../facts.ts';
import type { Profile } from '../profile.ts';
import { columnsAskedFor } from './asked-for.ts';
import { withoutCompanions } from './companions.ts';
import { digestAlarms } from './alarms.ts';
import { digestCategory } from './categories.ts';
import type { DigestLine } from './line.ts';
import { digestNumbers } from './numbers.ts';
import { digestMessages, digestNames, digestProse } from './texts.ts';
import { digestTimes } from './times.ts';

/** How many tokens a digest may take, and how they are counted. */
export interface Room {
  readonly tokens: number;
  /** What the counts of categories may take at least, however little room there is for the rest. */
  readonly essential: number;
  readonly estimate: (text: string) => number;
}

/** So many values of a line are tried, until it fits. */
const LENGTHS = [24, 12, 6, 3];
/** A field that so few rows have is seen in the rows, which are shown for having it. */
const FEWEST_VALUES = 3;
const FIRST = 0;
/** What holds for a part of the values only comes behind all that holds for the whole. */
const LAST = 100;

/**
 * What the columns of a list hold, over all of its rows: counts, ranges and kinds of messages, so that questions
 * about the whole are answered without the rows. What the query names first, then the plainest.
 */
export function digestLines(facts: ListFacts, alarms: Alarms, query: Query): readonly DigestLine[] {
  const { measures, messages, labelOf } = facts;
  const asked = columnsAskedFor(facts.profiles, query);
  const lines = [
    ...digestAlarms(alarms),
    ...measures.map((each) => qualified(each.column, digestNumbers(each, labelOf))),
    ...messages.map((each) => qualified(each.profile.column, digestMessages(each))),
    ...withoutCompanions(facts.profiles).map((each) => {
      const line = qualified(each.column, digestOther(each, facts));
      return line && asked.has(each.column) ? aheadOfOthers(line) : line;
    }),
  ];
  return lines.filter((line) => line !== undefined).sort((one, other) => one.order - other.order);
}

function aheadOfOthers({ isEssential = false, write }: DigestLine): DigestLine {
  return { order: FIRST, isEssential, write };
}

/** The line of a column, which says so where not all of its values were looked at; rows that are values have no name. */
function qualified(
  { isPartial, name }: Column,
  line: DigestLine | undefined,
): DigestLine | undefined {
  if (line === undefined) return undefined;
  if (name === '') return { ...line, write: (values) => `values${line.write(values)}` };
  if (!isPartial) return line;
  const { order, write } = line;
  const besides = `, not counting lists of over ${LONGEST_NESTED_LIST} elements`;
  return { order: order + LAST, write: (values) => `${write(values)}${besides}` };
}

/** As many of the lines of a digest as there is room for, each as long as fits. */
export function writeDigest(lines: readonly DigestLine[], room: Room): readonly string[] {
  const written: string[] = [];
  let spent = 0;
  for (const line of lines) {
    const limit = line.isEssential ? Math.max(room.essential, room.tokens) : room.tokens;
    for (const length of LENGTHS) {
      const text = line.write(length);
      const cost = room.estimate(text) + 1;
      if (spent + cost > limit) continue;
      written.push(text);
      spent += cost;
      break;
    }
  }
  return written;
}

function digestOther(profile: Profile, facts: ListFacts): DigestLine | undefined {
  if (profile.column.values.length < FEWEST_VALUES) return undefined;
  if (profile.kind === 'category') return digestCategory(profile);
  if (profile.kind === 'time') return digestTimes(profile);
  if (profile.kind === 'prose') return digestProse(profile);
  if (profile.kind !== 'text') return undefined;
  const isMessages = facts.messages.some((messages) => messages.profile === profile);
  return isMessages ? undefined : digestNames(profile);
}
