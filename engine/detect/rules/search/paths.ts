import { hits, share, shareOf } from '../../sample.ts';

/** A line of a tree of files or packages. */
const BRANCH = /^(?:(?:[│|][\s\u00A0]{3}| {4})*(?:[├└]── |[|`]-- )|(?:[│ ] )*[├└]─[─┬] )\S/;
/** A directory above what it holds, and what can be one of its entries, as `ls -R` prints them. */
const DIRECTORY = /^(?:\.{1,2}|~|[\w.@+-]*)(?:\/[\w.@+ -]+)*\/?:$/;
const ENTRY = /^[\w.@+$~-][\w .@+$~,-]{0,200}[*/@]?$/;
const FEWEST_DIRECTORIES = 3;
/** What names consist of; below a directory a name may hold more. */
const OF_NAMES = String.raw`\p{L}\p{M}\p{N}_.@+$[\](){}=`;
const TOP = String.raw`(?:[./~]{0,3}[${OF_NAMES}-]+)?`;
const BELOW = String.raw`(?:[/\\][${OF_NAMES}~%&!', -]+)+`;
const PATH = new RegExp(String.raw`^(?!.* {2})(?:[A-Za-z]:)?${TOP}${BELOW}[/\\]?$`, 'u');
const FILE = /^[\w.@+-]+\.\w{1,8}$/;
const MOSTLY = 0.8;

/** How sure it is that the lines are a list or a tree of paths; undefined where they are not. */
export function sureOfPaths(lines: readonly string[]): number | undefined {
  if (share(lines, BRANCH) >= MOSTLY) return 0.95;
  if (isListing(lines)) return 0.93;
  const paths = shareOf(lines, (line) => PATH.test(line) || FILE.test(line));
  return paths >= MOSTLY ? 0.5 + 0.42 * paths : undefined;
}

function isListing(lines: readonly string[]): boolean {
  if (!DIRECTORY.test(lines[0] ?? '')) return false;
  const directories = lines.filter((line) => DIRECTORY.test(line));
  if (directories.length < FEWEST_DIRECTORIES || share(directories, /\//) < 0.6) return false;
  return directories.length + hits(lines, ENTRY) >= 0.98 * lines.length;
}
