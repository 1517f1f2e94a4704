import type { Claims } from '../../../json/claims.ts';
import { drawTree, readTree, treeEnd } from '../../read/tree.ts';
import { type PathHeader, writePathHeader } from './header.ts';
import { readPaths, rootOf, writePaths } from './list.ts';

/** A list or a tree of paths with each directory named once for the names that follow each other in it. */
export function writeGroupedPaths(lines: readonly string[], hasReturns: boolean): string {
  const tree = readTree(lines);
  const paths = tree?.paths ?? lines;
  const root = rootOf(paths);
  const header = writePathHeader({ tree: tree?.style, root, hasReturns });
  const written = writePaths(paths, root);
  const all = tree === undefined ? written : [tree.root, ...written, ...tree.end];
  return [header, ...all].join('\n');
}

/** The source's lines from the lines below a header. */
export function readGroupedPaths(
  lines: readonly string[],
  { tree, root }: PathHeader,
  claims: Claims,
): readonly string[] {
  if (tree === undefined) return readPaths(lines, root, claims);
  const [top = '', ...below] = lines;
  const end = treeEnd(below);
  const paths = readPaths(below.slice(0, below.length - end.length), root, claims);
  return drawTree({ style: tree, root: top, paths, end });
}
