import { withoutCompanions } from './companions.ts';
import type { Alarms } from './alarms.ts';
import { digestAlarms } from './digest-alarms.ts';
import { digestCategory } from './digest-categories.ts';
import type { DigestLine } from './digest-line.ts';
import { digestNumbers } from './digest-numbers.ts';
import { digestMessages, digestNames, digestProse } from './digest-texts.ts';
import { digestTimes } from './digest-times.ts';
import type { ListFacts } from './facts.ts';
import type { Profile } from './profile.ts';

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

/**
 * What the columns of a list hold, over all of its rows: counts, ranges and kinds of messages, so that questions
 * about the whole are answered without the rows. The plainest first.
 */
export function digestLines(facts: ListFacts, alarms: Alarms): readonly DigestLine[] {
  const lines = [
    ...digestAlarms(alarms),
    ...facts.measures.map((measure) => digestNumbers(measure, facts.labelOf)),
    ...facts.messages.map(digestMessages),
    ...withoutCompanions(facts.profiles).map((profile) => digestOther(profile, facts)),
  ];
  return lines.filter((line) => line !== undefined).sort((one, other) => one.order - other.order);
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
