/** What `tree` printed: a directory, the paths below it, and what it says about their number. */
export interface Tree {
  readonly style: TreeStyle;
  readonly root: string;
  /** Relative to the root, each directory before what it holds. */
  readonly paths: readonly string[];
  readonly end: readonly string[];
}

/** The signs that the branches are drawn with. */
export type TreeStyle = 'lines' | 'hard blanks' | 'ASCII';

interface Signs {
  readonly bar: string;
  readonly gap: string;
  readonly branch: string;
  readonly last: string;
}

const SIGNS: Readonly<Record<TreeStyle, Signs>> = {
  lines: { bar: '│   ', gap: '    ', branch: '├── ', last: '└── ' },
  'hard blanks': { bar: '│\u00A0\u00A0 ', gap: '    ', branch: '├── ', last: '└── ' },
  ASCII: { bar: '|   ', gap: '    ', branch: '|-- ', last: '`-- ' },
};
const STYLES: readonly TreeStyle[] = ['hard blanks', 'lines', 'ASCII'];
const STEP = 4;
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

/** The last lines if they count what was drawn: a blank one and `3 directories, 9 files`. */
export function treeEnd(lines: readonly string[]): readonly string[] {
  return COUNTS.test(lines.at(-1) ?? '') && lines.at(-2) === '' ? lines.slice(-2) : [];
}

/** Whether a text names a style. */
export function isTreeStyle(name: string): name is TreeStyle {
  return STYLES.some((style) => style === name);
}

function pathsOf(
  lines: readonly string[],
  { bar, gap, branch, last }: Signs,
): readonly string[] | undefined {
  const open: string[] = [];
  const paths: string[] = [];
  for (const line of lines) {
    let depth = 0;
    while (line.startsWith(bar, depth * STEP) || line.startsWith(gap, depth * STEP)) depth += 1;
    const isEntry = line.startsWith(branch, depth * STEP) || line.startsWith(last, depth * STEP);
    if (!isEntry || depth > open.length) return undefined;
    open.length = depth;
    open.push(line.slice((depth + 1) * STEP));
    paths.push(open.join('/'));
  }
  return paths;
}

/** The lines that draw a tree. */
export function drawTree({ style, root, paths, end }: Tree): readonly string[] {
  const signs = SIGNS[style];
  const isLast = lastOnes(paths);
  const closed: boolean[] = [];
  const lines = paths.map((path, index) => {
    const names = path.split('/');
    const depth = names.length - 1;
    const stem = closed.slice(0, depth).map((each) => (each ? signs.gap : signs.bar));
    closed[depth] = isLast[index] ?? true;
    const branch = closed[depth] ? signs.last : signs.branch;
    return stem.join('') + branch + (names[depth] ?? '');
  });
  return [root, ...lines, ...end];
}

/** For each path whether no other one of its directory follows. */
function lastOnes(paths: readonly string[]): readonly boolean[] {
  const followed: boolean[] = [];
  return paths
    .toReversed()
    .map((path) => {
      const depth = path.split('/').length - 1;
      const isLast = followed[depth] !== true;
      followed.length = depth;
      followed[depth] = true;
      return isLast;
    })
    .toReversed();
}
