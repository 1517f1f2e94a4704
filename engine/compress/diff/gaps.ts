import { type Diff, isChanged } from './read.ts';

/** The changed lines before and behind each line within its hunk, by their indexes; -1 where there is none. */
export interface Gaps {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** What stands next to each line among the changed lines of its hunk. */
export function gapsOf(diff: Diff): Gaps {
  const before = new Int32Array(diff.lines.length).fill(-1);
  const after = new Int32Array(diff.lines.length).fill(-1);
  for (const { hunks } of diff.files) {
    for (const { start, end } of hunks) {
      let last = -1;
      for (let index = start; index < end; index++) {
        if (!isChanged(diff, index)) continue;
        before[index] = last;
        if (last >= 0) after[last] = index;
        last = index;
      }
    }
  }
  return { before, after };
}

/** 1 where the neighbour of a line is left out, 0 where it is shown or there is none. */
export function hasGap(neighbours: Int32Array, index: number, shown: Uint8Array): 0 | 1 {
  const neighbour = neighbours[index] ?? -1;
  return neighbour >= 0 && shown[neighbour] === 0 ? 1 : 0;
}
