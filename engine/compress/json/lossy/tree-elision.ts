import type { LossyContext } from '../../compressor.ts';
import type { Elision, JsonList } from '../value/records.ts';
import { stringify } from '../value/stringify.ts';
import { affordableRows } from './affordable.ts';
import { writeDigest } from './digest/digest.ts';
import type { PreparedList } from './list-elision.ts';
import { writePath } from './path.ts';
import type { Tree } from './tree.ts';
import { outlineOf } from './tree-outline.ts';

const OUTLINE_SHARE = 0.5;
const DIGEST_SHARE = 0.25;
const CHARACTERS_PER_TOKEN = 4;

/** A tree and its leaves, looked over as one list. */
export interface PreparedTree {
  readonly list: JsonList;
  readonly tree: Tree;
  readonly leaves: PreparedList;
}

/**
 * A tree within about so many tokens: the outline of its branches, a digest of its leaves, and the leaves that stand out
 * or were asked for, each as one line of JSON.
 */
export function elideTree(
  { list, tree, leaves }: PreparedTree,
  room: number,
  context: LossyContext,
): Elision {
  const estimate = (text: string): number => context.counter.estimate(text);
  const outline = outlineOf(tree, room * OUTLINE_SHARE * CHARACTERS_PER_TOKEN);
  const tokens = room * DIGEST_SHARE;
  const digest = writeDigest(leaves.digest, { tokens, essential: tokens, estimate });
  const used = [...outline, ...digest].reduce((sum, line) => sum + estimate(line) + 1, 0);
  const shown = leavesShown(leaves, room - used, estimate);
  const missing = `${tree.leaves.length - shown.length} of ${tree.leaves.length} leaves omitted`;
  const path = writePath(list.path);
  const reference = context.reference(path === '' ? missing : `${path}: ${missing}`);
  return { rows: [], notes: [...shown, reference, ...outline, ...digest] };
}

function leavesShown(
  { list, candidates }: PreparedList,
  room: number,
  estimate: (text: string) => number,
): readonly string[] {
  const textOf = (row: number): string => stringify(list.rows[row] ?? null);
  const costOf = (row: number): number => estimate(textOf(row)) + 1;
  return affordableRows(candidates, { tokens: room, needed: room, costOf }).map(textOf);
}
