import { digestCategory } from './digest-categories.ts';
import { digestFailures } from './digest-failures.ts';
import type { DigestLine } from './digest-line.ts';
import { digestNumbers } from './digest-numbers.ts';
import { digestMessages, digestNames } from './digest-texts.ts';
import { digestTimes } from './digest-times.ts';
import type { ListFacts } from './facts.ts';
import type { Failure } from './failures.ts';
import type { Profile } from './profile.ts';

/** How many tokens a digest may take, and how they are counted. */
export interface Room {
  readonly tokens: number;
  readonly estimate: (text: string) => number;
}

/** So many values of a line are tried, until it fits. */
const LENGTHS = [24, 12, 6, 3];
/** A field that so few rows have is seen in the rows, which are shown for having it. */
const FEWEST_VALUES = 3;

/**
 * What the columns of a list hold, over all of its rows: counts, ranges and kinds of messages, so that questions
 * about the whole are answered without the rows. As many lines as there is room for, the plainest first.
 */
export function digestOf(
  facts: ListFacts,
  failures: readonly Failure[],
  room: Room,
): readonly string[] {
  const written: string[] = [];
  let left = room.tokens;
  for (const line of linesOf(facts, failures)) {
    for (const length of LENGTHS) {
      const text = line.write(length);
      const cost = room.estimate(text) + 1;
      if (cost > left) continue;
      written.push(text);
      left -= cost;
      break;
    }
  }
  return written;
}

function linesOf(facts: ListFacts, failures: readonly Failure[]): readonly DigestLine[] {
  const lines = [
    digestFailures(failures),
    ...facts.measures.map(digestNumbers),
    ...facts.messages.map(digestMessages),
    ...facts.profiles.map((profile) => digestOther(profile, facts)),
  ];
  return lines
    .filter((line) => line !== undefined)
    .sort((one, other) => one.order - other.order);
}

function digestOther(profile: Profile, facts: ListFacts): DigestLine | undefined {
  if (profile.column.values.length < FEWEST_VALUES) return undefined;
  if (profile.kind === 'category') return digestCategory(profile);
  if (profile.kind === 'time') return digestTimes(profile);
  if (profile.kind !== 'text') return undefined;
  const isMessages = facts.messages.some((messages) => messages.profile === profile);
  return isMessages ? undefined : digestNames(profile);
}
