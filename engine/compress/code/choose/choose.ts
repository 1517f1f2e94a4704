import { largestFirst } from '../../../common/largest-first.ts';
import type { Frame } from './flatten.ts';

/** What is chosen from and with. */
export interface Choice {
  readonly frames: readonly Frame[];
  /** What each frame is worth. */
  readonly worth: readonly number[];
  /** Frames that are shown in any case. */
  readonly kept: readonly boolean[];
  /** Tokens that the shown frames may take besides those that are kept. */
  readonly budget: number;
}

/**
 * Which frames are shown: those worth most, with the frames around them, as long as the budget lasts. What is
 * too long for what is left of it is passed over. By worth and not by worth for each token: statements that
 * answer a question are longer than those that happen to hold a word of it.
 */
export function chooseFrames({ frames, worth, kept, budget }: Choice): readonly boolean[] {
  const shown = [...kept];
  let left = budget;
  for (const index of largestFirst(worth)) {
    if ((worth[index] ?? 0) <= 0) break;
    const path = pathTo(index, frames).filter((each) => shown[each] !== true);
    const price = path.reduce((sum, each) => sum + (frames[each]?.tokens ?? 0), 0);
    if (price > left) continue;
    left -= price;
    for (const each of path) shown[each] = true;
  }
  return shown;
}

/** A frame and the frames around it. */
function pathTo(index: number, frames: readonly Frame[]): readonly number[] {
  const path: number[] = [];
  for (let at = index; at !== -1; at = frames[at]?.parent ?? -1) path.push(at);
  return path;
}
