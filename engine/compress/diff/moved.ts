import { contentOf, type Diff, type FileDiff } from './read.ts';
import { ROLE } from './role.ts';

/** Fewer lines are alike by chance. */
const SHORTEST = 3;

/**
 * For each removed line of a block that is added elsewhere, the file where it is added. A block is three
 * or more lines in the same order, the first of which is added only once. Linear: each line is compared once.
 */
export function movedLines(diff: Diff): ReadonlyMap<number, FileDiff> {
  const moved = new Map<number, FileDiff>();
  const added = onlyOnes(diff);
  let index = 0;
  while (index < diff.lines.length) {
    const target =
      diff.roles[index] === ROLE.removed ? added.get(contentOf(diff, index)) : undefined;
    const length = target === undefined ? 0 : blockLength(diff, index, target.index);
    if (target !== undefined && length >= SHORTEST) {
      for (let step = 0; step < length; step++) moved.set(index + step, target.file);
    }
    index += Math.max(1, length);
  }
  return moved;
}

interface Place {
  readonly index: number;
  readonly file: FileDiff;
}

/** Where the lines stand that are added once; lines without a word are like too many others. */
function onlyOnes(diff: Diff): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const several = new Set<string>();
  for (const file of diff.files) {
    for (let index = file.start; index < file.end; index++) {
      if (diff.roles[index] !== ROLE.added) continue;
      const text = contentOf(diff, index);
      if (places.has(text)) several.add(text);
      else if (/\w{3}/.test(text)) places.set(text, { index, file });
    }
  }
  for (const text of several) places.delete(text);
  return places;
}

function blockLength(diff: Diff, from: number, to: number): number {
  let length = 0;
  while (
    diff.roles[from + length] === ROLE.removed &&
    diff.roles[to + length] === ROLE.added &&
    contentOf(diff, from + length) === contentOf(diff, to + length)
  ) {
    length++;
  }
  return length;
}
