import { isTreeStyle, type TreeStyle } from '../../read/tree.ts';

/** What the first line of grouped paths says about the text that they were made from. */
export interface PathHeader {
  /** How the tree was drawn; undefined where the paths stood one on each line. */
  readonly tree: TreeStyle | undefined;
  /** What every directory begins with and no line repeats; empty for nothing. */
  readonly root: string;
  /** Whether every line ended with a carriage return. */
  readonly hasReturns: boolean;
}

const HEADER =
  /^\[headroom: paths; names behind a path lie in its directory; (?:printed one a line|drawn as a tree with ([^,]+?))(, CRLF)?(?:; all below (.+))?\]$/;

/** The first line of grouped paths. */
export function writePathHeader({ tree, root, hasReturns }: PathHeader): string {
  const form = tree === undefined ? 'printed one a line' : `drawn as a tree with ${tree}`;
  const below = root === '' ? '' : `; all below ${root}`;
  return `[headroom: paths; names behind a path lie in its directory; ${form}${hasReturns ? ', CRLF' : ''}${below}]`;
}

/** What such a line says; undefined for any other line. */
export function readPathHeader(line: string): PathHeader | undefined {
  const match = HEADER.exec(line);
  if (match === null) return undefined;
  const [, tree, returns, root = ''] = match;
  if (tree !== undefined && !isTreeStyle(tree)) return undefined;
  return { tree, root, hasReturns: returns !== undefined };
}
