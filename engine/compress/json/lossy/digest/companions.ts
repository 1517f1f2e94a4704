import type { Scalar } from '../columns.ts';
import type { Profile } from '../profile.ts';

interface Compared {
  readonly profile: Profile;
  readonly pattern: string;
  readonly isNumber: boolean;
  readonly length: number;
}

/**
 * The profiles without those whose value always goes with the same value of a shorter column, as a repository's
 * address goes with its name, or with a name, as the number of a process does: to count the one is to count the other.
 * Only columns of repeated values are compared.
 */
export function withoutCompanions(profiles: readonly Profile[]): readonly Profile[] {
  const compared = profiles.flatMap((profile): readonly Compared[] => {
    const pattern = patternOf(profile);
    if (pattern === undefined) return [];
    return [{ profile, pattern, isNumber: isNumber(profile), length: lengthOf(profile) }];
  });
  const companions = new Set<Profile>();
  const kept = new Map<string, Profile[]>();
  for (const { profile, pattern } of compared.toSorted(byTelling)) {
    const group = kept.get(pattern) ?? [];
    if (group.some((shorter) => isSamePattern(shorter, profile))) companions.add(profile);
    else kept.set(pattern, [...group, profile]);
  }
  return profiles.filter((profile) => !companions.has(profile));
}

/** Names before the numbers that go with them, and short before long ones. */
function byTelling(one: Compared, other: Compared): number {
  return Number(one.isNumber) - Number(other.isNumber) || one.length - other.length;
}

function isNumber({ counts }: Profile): boolean {
  return counts.keys().every((value) => value === null || typeof value === 'number');
}

/** Equal for columns that repeat their values alike; undefined for those that are not compared. */
function patternOf({ column, counts, kind }: Profile): string | undefined {
  if ((kind !== 'category' && kind !== 'text') || column.isNested) return undefined;
  if (counts.size < 2 || counts.size * 2 > column.values.length) return undefined;
  return [...counts.values(), column.values.length].join();
}

function isSamePattern({ column: one }: Profile, { column: other }: Profile): boolean {
  const partner = new Map<Scalar, Scalar>();
  return one.values.every((value, index) => {
    const goesWith = other.values[index] ?? null;
    if (!partner.has(value)) partner.set(value, goesWith);
    return one.rows[index] === other.rows[index] && partner.get(value) === goesWith;
  });
}

function lengthOf({ counts }: Profile): number {
  let length = 0;
  for (const value of counts.keys()) length += String(value).length;
  return length;
}
