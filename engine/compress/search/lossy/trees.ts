import type { TokenCounter } from '../../../tokens/counter.ts';
import { cutPath } from '../hit.ts';

/** How many tokens there are. */
export interface Room {
  readonly tokens: number;
  readonly counter: TokenCounter;
}

/** A file with where it is. */
export interface Located {
  readonly path: string;
}

/** Files by the directories above them. */
export type Trees<File extends Located> = ReadonlyMap<string, readonly File[]>;

/** Directories are told apart down to this depth at most. */
const DEEPEST = 8;
const MOST_TREES = 40;
const FEWEST_TREES = 8;
/** Stands for all directories that there is no room to name. */
const OTHERS = '(other directories)';

/** The files by directories, these as deep as naming them all fits into the room with what `render` says of each. */
export function fittingTrees<File extends Located>(
  files: readonly File[],
  render: (tree: string, files: readonly File[]) => string,
  { tokens, counter }: Room,
): Trees<File> {
  let deeper: Trees<File> = new Map();
  for (let depth = DEEPEST; depth >= 1; depth -= 1) {
    const trees = Map.groupBy(files, ({ path }) => treeOf(path, depth));
    // A directory that all share says nothing.
    if (trees.size === 1 && deeper.size > 1) break;
    const lines = [...trees].map(([tree, own]) => render(tree, own));
    if (counter.estimate(lines.join('\n')) <= tokens) return trees;
    deeper = trees;
  }
  return largest(deeper, render, { tokens, counter });
}

/** The first directories of a path, the root and the current directory not counted. */
function treeOf(path: string, depth: number): string {
  const { directory } = cutPath(path);
  let end = /^(?:[A-Za-z]:)?\.{0,2}[/\\]?/.exec(directory)?.[0].length ?? 0;
  for (let level = 0; level < depth && end < directory.length; level += 1) {
    const rest = directory.slice(end).search(/[/\\]/);
    end = rest === -1 ? directory.length : end + rest + 1;
  }
  return directory.slice(0, end);
}

/** The trees that hold most, as many as fit with all others as one, but some in any case. */
function largest<File extends Located>(
  trees: Trees<File>,
  render: (tree: string, files: readonly File[]) => string,
  { tokens, counter }: Room,
): Trees<File> {
  const bySize = [...trees].sort(([, one], [, other]) => other.length - one.length);
  let left = tokens;
  const named = bySize.slice(0, MOST_TREES).filter(([tree, own], index) => {
    left -= counter.estimate(render(tree, own)) + 1;
    return left >= 0 || index < FEWEST_TREES;
  });
  const rest = bySize.slice(named.length).flatMap(([, files]) => files);
  return new Map(rest.length === 0 ? named : [...named, [OTHERS, rest]]);
}
