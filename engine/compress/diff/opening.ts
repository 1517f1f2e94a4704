import type { TokenCounter } from '../../tokens/counter.ts';
import { isDerived } from './file-kind.ts';
import { namesPlace } from './hunk-header.ts';
import type { Diff } from './read.ts';

/** What the headers of hunks cost that are shown only together with a line of their hunk. */
export interface Openings {
  /** The index of the header above each line of a hunk, by the index of the line. */
  readonly headers: Int32Array;
  /** Tokens of each header that is not shown yet, by its index; set to 0 when it is. */
  readonly costs: Int32Array;
}

/**
 * The headers that `renderDiff` leaves out with all lines of their hunk: those of derived files, and those that name
 * no place.
 */
export function openingsOf(diff: Diff, counter: TokenCounter): Openings {
  const headers = new Int32Array(diff.lines.length);
  const costs = new Int32Array(diff.lines.length);
  for (const { kind, hunks } of diff.files) {
    for (const [position, { start, end, header }] of hunks.entries()) {
      headers.fill(start, start, end);
      // Below the header of the first hunk of a file is counted what is left out of the file.
      const isHideable = isDerived(kind) || (position > 0 && !namesPlace(header));
      if (isHideable) costs[start] = counter.estimate(header) + 1;
    }
  }
  return { headers, costs };
}
