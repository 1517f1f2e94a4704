import { type Entry, isTraceback, type Log } from './entries.ts';
import { FINE, type Grain, templateOf } from './template.ts';
import { WEIGHT, type Weight } from './weight.ts';

/** Entries that are alike. */
export interface Group {
  /** The entry that stands for all. */
  readonly first: Entry;
  /** The entries as long as they are few. */
  readonly members: readonly Entry[];
  /** How many entries. */
  readonly entries: number;
  /** How many lines they have together. */
  readonly lines: number;
  /** Index of the last line of the last entry. */
  readonly last: number;
  readonly weight: Weight;
  /** Whether the entries are not alike: they are together because there was no room for each kind. */
  readonly isMixed: boolean;
  /** The entries where each is shown by what it does not have in common with the one before. */
  readonly listed?: readonly Entry[];
}

/** Groups of at most this many entries are rare: their entries are remembered one by one. */
const RARE = 3;

/** The groups of a log in the order of their first entries; what stands apart is a group of its own. */
export function groupEntries(log: Log, apart: ReadonlySet<Entry>): readonly Group[] {
  const byKey = new Map<string, Sum>();
  for (const entry of log.entries) {
    const key = apart.has(entry) ? `#${entry.start}` : keyOf(log, entry, FINE);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, groupOf(entry));
    else addEntry(known, entry);
  }
  return [...byKey.values()];
}

/** The same groups with those joined that are alike in a coarser grain and weigh the same. */
export function joinGroups(log: Log, groups: readonly Group[], grain: Grain): readonly Group[] {
  return joined(groups, (group) => keyOf(log, group.first, grain));
}

/**
 * The same groups with those joined that are alike in a coarser grain and have one line each; what differs in these
 * lines is shown, so that none of them is lost.
 */
export function listGroups(log: Log, groups: readonly Group[], grain: Grain): readonly Group[] {
  const alike = Map.groupBy(groups, (group) =>
    group.lines === 1 ? keyOf(log, group.first, grain) : group,
  );
  return [...alike.values()].flatMap((few) => {
    const [all] = few.length > RARE ? joinKind(few) : [];
    return all === undefined ? few : [{ ...all, listed: few.map(({ first }) => first) }];
  });
}

/** The groups by what they have in common in a coarser grain. */
export function kindsOf(
  log: Log,
  groups: readonly Group[],
  grain: Grain,
): readonly (readonly Group[])[] {
  return [...Map.groupBy(groups, ({ first }) => keyOf(log, first, grain)).values()];
}

/** The groups of one kind as one. */
export function joinKind(groups: readonly Group[]): readonly Group[] {
  return joined(groups, () => '');
}

/** The group that takes in all of some groups, in the place of the first. */
export function joinAll(groups: readonly Group[]): readonly Group[] {
  const [all] = joinKind(groups);
  return all === undefined ? [] : [{ ...all, isMixed: groups.length > 1 }];
}

/** The entries of a rare group as groups of their own. */
export function singly(group: Group): readonly Group[] {
  return group.entries === group.members.length ? group.members.map(groupOf) : [group];
}

/** Orders groups as their first entries stand in the log. */
export function byStart(left: Group, right: Group): number {
  return left.first.start - right.first.start;
}

function groupOf(entry: Entry): Group {
  const { start, end, weight } = entry;
  const lines = end - start;
  return {
    first: entry,
    members: [entry],
    entries: 1,
    lines,
    last: end - 1,
    weight,
    isMixed: false,
  };
}

function joined(groups: readonly Group[], keyFor: (group: Group) => string): readonly Group[] {
  const byKey = new Map<string, Sum>();
  for (const group of groups) {
    const key = keyFor(group);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { ...group });
    else add(known, group);
  }
  return [...byKey.values()];
}

/** A group that others are still added to. */
type Sum = { -readonly [Key in keyof Group]: Group[Key] };

function addEntry(sum: Sum, entry: Entry): void {
  sum.entries++;
  sum.lines += entry.end - entry.start;
  sum.last = entry.end - 1;
  if (sum.entries <= RARE) sum.members = [...sum.members, entry];
}

function add(sum: Sum, group: Group): void {
  sum.entries += group.entries;
  sum.lines += group.lines;
  sum.last = Math.max(sum.last, group.last);
  sum.isMixed ||= group.isMixed;
  if (sum.entries <= RARE) sum.members = [...sum.members, ...group.members];
}

function keyOf({ bare, origins }: Log, entry: Entry, grain: Grain): string {
  const { start, end, weight, label, alike } = entry;
  const line = bare[start] ?? '';
  const origin = origins?.[start] ?? '';
  if (weight <= WEIGHT.detail && grain === FINE) {
    return `=${origin}${bare.slice(start, end).join('\n').trim()}`;
  }
  if (alike !== undefined) return `alike ${alike}`;
  // What was raised stands below the frames of Python; the line above them is the same in all traces.
  const telling = isTraceback(line) ? (bare[end - 1] ?? '') : line;
  let key = `${origin}${weight}${label} ${templateOf(telling, grain)}`;
  if (grain !== FINE) return key;
  for (let index = start + 1; index < end; index++) {
    key += `\n${templateOf(bare[index] ?? '', FINE)}`;
  }
  return key;
}
