import type { TokenCounter } from '../../../tokens/counter.ts';
import type { LineRange } from '../../line-range.ts';
import type { Frame } from './flatten.ts';

/** Lines that are left out together. */
export interface Fold extends LineRange {
  /** What stands before the words in their place. */
  readonly lead: string;
}

/** Lines that are left out together and what that saves. */
export interface CountedFold extends Fold {
  /** Estimated tokens that are left out. */
  readonly tokens: number;
}

/** What the folds of a source are found in. */
export interface FoldContext {
  readonly lines: readonly string[];
  readonly counter: TokenCounter;
}

/** Less than this is not left out: a line of about 8 tokens stands in its place. */
const FEWEST_TOKENS = 20;

/** The runs of lines that are left out when some frames are shown, in order. */
export function foldsOf(
  frames: readonly Frame[],
  shown: readonly boolean[],
  context: FoldContext,
): readonly CountedFold[] {
  const folds: CountedFold[] = [];
  let group: Fold | undefined;
  let parent = -1;
  const end = (): void => {
    const tokens = group === undefined ? 0 : tokensOf(group, context);
    if (group !== undefined && tokens > FEWEST_TOKENS) folds.push({ ...group, tokens });
    group = undefined;
  };
  for (const [index, frame] of frames.entries()) {
    const { part } = frame;
    const isHidden = shown[index] !== true;
    const isTop = isHidden && (frame.parent === -1 || shown[frame.parent] === true);
    if (!isTop) {
      if (!isHidden) end();
      continue;
    }
    if (group !== undefined && frame.parent === parent && isNext(group, part.first, context)) {
      group = { ...group, last: part.last };
    } else {
      end();
      group = { first: part.first, last: part.last, lead: part.lead };
    }
    ({ parent } = frame);
  }
  end();
  return folds;
}

/** Whether nothing but blank lines stands between what is left out and the next part. */
function isNext({ last }: LineRange, first: number, { lines }: FoldContext): boolean {
  for (let line = last + 1; line < first; line += 1) {
    if ((lines[line] ?? '').trim() !== '') return false;
  }
  return true;
}

function tokensOf({ first, last }: LineRange, { lines, counter }: FoldContext): number {
  return counter.estimate(lines.slice(first, last + 1).join('\n'));
}
