import type { JsonValue } from '../value/records.ts';
import { restOf } from './digest/categories.ts';
import { mostFrequent, shortened, tally } from './digest/tally.ts';
import { type Branch, nameOf, type Tree } from './tree.ts';

const EXTENSION = /\.([A-Za-z][A-Za-z0-9]{0,7})$/;
const MOST_KINDS = 12;

/**
 * The branches of a tree as indented lines, each with the number of its leaves and, for files, of their kinds. The most
 * detailed of four versions that takes at most `room` characters: with kinds, without, only the upper levels, only the sum.
 */
export function outlineOf(tree: Tree, room: number): readonly string[] {
  const versions = [
    () => tree.branches.map((branch) => writeBranch(branch, kindsOf(branch.leaves, tree.nameKey))),
    () => tree.branches.map((branch) => writeBranch(branch, '')),
    () => upperBranches(tree.branches, 2),
    () => upperBranches(tree.branches, 1),
  ];
  const sum = writeSum(tree);
  for (const write of versions) {
    const lines = write().filter((line) => line !== '');
    const length = lines.reduce((total, line) => total + line.length, 0);
    if (length <= room) return [sum, ...lines];
  }
  return [sum];
}

function writeSum({ branches, leaves, nameKey }: Tree): string {
  return `tree: ${branches.length - 1} branches, ${leaves.length} leaves${kindsOf(leaves, nameKey)}`;
}

function writeBranch({ name, depth, leaves }: Branch, kinds: string): string {
  if (depth < 0) return leaves.length === 0 ? '' : `${leaves.length} leaves${kinds}`;
  return `${'  '.repeat(depth)}${shortened(name)}/ ${leaves.length}${kinds}`;
}

/** The branches above a depth, each with the leaves of everything below it. */
function upperBranches(branches: readonly Branch[], depth: number): readonly string[] {
  const lines: string[] = [];
  let upper: Branch | undefined;
  let below = { branches: 0, leaves: 0 };
  const finish = (): void => {
    if (!upper) return;
    const more =
      below.branches > 0 ? `, below ${below.branches} branches ${below.leaves} leaves` : '';
    const line = writeBranch(upper, more);
    if (line !== '') lines.push(line);
  };
  for (const branch of branches) {
    if (branch.depth < depth) {
      finish();
      upper = branch;
      below = { branches: 0, leaves: 0 };
    } else {
      below = { branches: below.branches + 1, leaves: below.leaves + branch.leaves.length };
    }
  }
  finish();
  return lines;
}

/** ` (py 8, ts 7)`: the leaves by the extension of their names; empty where most have none. */
function kindsOf(leaves: readonly JsonValue[], nameKey: string | undefined): string {
  const counts = new Map<string, number>();
  let named = 0;
  for (const leaf of leaves) {
    const extension = EXTENSION.exec(nameOf(leaf, nameKey) ?? '')?.[1];
    if (extension === undefined) continue;
    named += 1;
    counts.set(extension, (counts.get(extension) ?? 0) + 1);
  }
  if (named === 0 || named * 2 < leaves.length) return '';
  const entries = mostFrequent(counts);
  const shown = entries.slice(0, MOST_KINDS).map(([kind, count]) => tally(kind, count));
  return ` (${[...shown, ...restOf(entries.slice(MOST_KINDS))].join(', ')})`;
}
