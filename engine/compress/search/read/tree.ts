/** What `tree` or a manager of packages printed: a directory, the paths below it, and what it says about their number. */
export interface Tree {
  readonly style: TreeStyle;
  readonly root: string;
  /** Relative to the root, each directory before what it holds. */
  readonly paths: readonly string[];
  readonly end: readonly string[];
}

/** The signs that the branches are drawn with. */
export type TreeStyle = 'lines' | 'hard blanks' | 'ASCII' | 'npm';

interface Signs {
  readonly bar: string;
  readonly gap: string;
  readonly branch: string;
  readonly last: string;
  /** In front of what others hang below, where that is drawn otherwise. */
  readonly branchAbove?: string;
  readonly lastAbove?: string;
}

const SIGNS: Readonly<Record<TreeStyle, Signs>> = {
  lines: { bar: '│   ', gap: '    ', branch: '├── ', last: '└── ' },
  'hard blanks': { bar: '│\u00A0\u00A0 ', gap: '    ', branch: '├── ', last: '└── ' },
  ASCII: { bar: '|   ', gap: '    ', branch: '|-- ', last: '`-- ' },
  npm: {
    bar: '│ ',
    gap: '  ',
    branch: '├── ',
    last: '└── ',
    branchAbove: '├─┬ ',
    lastAbove: '└─┬ ',
  },
};
const STYLES: readonly TreeStyle[] = ['hard blanks', 'lines', 'ASCII', 'npm'];
const DRAWN = /^[│|\s]*(?:[├└]─|[|`]-- )/;
const MOST_AROUND = 16;
const COUNTS = /^\d+ director(?:y|ies)(?:, \d+ files?)?$/;

/** The tree that the lines draw; undefined if they draw none. */
export function readTree(lines: readonly string[]): Tree | undefined {
  const [root = '', ...below] = lines;
  const end = treeEnd(below);
  const drawn = below.slice(0, below.length - end.length);
  if (drawn.length < 2) return undefined;
  for (const style of STYLES) {
    const paths = pathsOf(drawn, SIGNS[style]);
    if (paths !== undefined) return { style, root, paths, end };
  }
  return undefined;
}

/** A tree with the lines that stand around it. */
export interface FoundTree {
  readonly above: readonly string[];
  readonly tree: Tree;
  readonly below: readonly string[];
}

/** The only tree among lines, with few others around it, such as warnings and counts; undefined where there is none. */
export function findTree(lines: readonly string[]): FoundTree | undefined {
  const first = lines.findIndex((line) => DRAWN.test(line));
  const end = lines.findLastIndex((line) => DRAWN.test(line)) + 1;
  if (first < 1 || first - 1 + lines.length - end > MOST_AROUND) return undefined;
  const tree = readTree(lines.slice(first - 1, end));
  return tree && { above: lines.slice(0, first - 1), tree, below: lines.slice(end) };
}

/** The last lines if they count what was drawn: a blank one and `3 directories, 9 files`. */
export function treeEnd(lines: readonly string[]): readonly string[] {
  return COUNTS.test(lines.at(-1) ?? '') && lines.at(-2) === '' ? lines.slice(-2) : [];
}

/** Whether a text names a style. */
export function isTreeStyle(name: string): name is TreeStyle {
  return STYLES.some((style) => style === name);
}

function pathsOf(lines: readonly string[], signs: Signs): readonly string[] | undefined {
  const { bar, gap } = signs;
  const step = bar.length;
  const open: string[] = [];
  const paths: string[] = [];
  for (const line of lines) {
    let depth = 0;
    while (line.startsWith(bar, depth * step) || line.startsWith(gap, depth * step)) depth += 1;
    const branch = branchAt(line, depth * step, signs);
    if (branch === undefined || depth > open.length) return undefined;
    open.length = depth;
    open.push(line.slice(depth * step + branch.length));
    paths.push(open.map((name, level) => (level < depth ? asDirectory(name) : name)).join(''));
  }
  return paths;
}

/** The sign that begins an entry of a line. */
function branchAt(line: string, index: number, signs: Signs): string | undefined {
  const { branch, last, branchAbove = branch, lastAbove = last } = signs;
  return [branch, last, branchAbove, lastAbove].find((sign) => line.startsWith(sign, index));
}

/** The lines that draw a tree. */
export function drawTree({ style, root, paths, end }: Tree): readonly string[] {
  const signs = SIGNS[style];
  const isLast = lastOnes(paths);
  const closed: boolean[] = [];
  const lines = paths.map((path, index) => {
    const names = namesIn(path);
    const depth = names.length - 1;
    const stem = closed.slice(0, depth).map((each) => (each ? signs.gap : signs.bar));
    closed[depth] = isLast[index] ?? true;
    const isAbove = paths[index + 1]?.startsWith(asDirectory(path)) ?? false;
    return stem.join('') + branchOf(signs, closed[depth], isAbove) + (names[depth] ?? '');
  });
  return [root, ...lines, ...end];
}

/** With a slash behind it, which `tree -F` prints and others do not. */
function asDirectory(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** Each name in a path with the slash behind it. */
function namesIn(path: string): readonly string[] {
  return path.split(/(?<=\/)/);
}

function branchOf(signs: Signs, isLast: boolean, isAbove: boolean): string {
  const { branch, last, branchAbove = branch, lastAbove = last } = signs;
  if (isAbove) return isLast ? lastAbove : branchAbove;
  return isLast ? last : branch;
}

/** For each path whether no other one of its directory follows. */
function lastOnes(paths: readonly string[]): readonly boolean[] {
  const followed: boolean[] = [];
  return paths
    .toReversed()
    .map((path) => {
      const depth = namesIn(path).length - 1;
      const isLast = followed[depth] !== true;
      followed.length = depth;
      followed[depth] = true;
      return isLast;
    })
    .toReversed();
}
