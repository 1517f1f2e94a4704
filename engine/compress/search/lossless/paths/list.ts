import type { Claims } from '../../../json/claims.ts';
import { cutPath } from '../../hit.ts';
import { commonRoot } from '../root.ts';
import { VERBATIM } from '../prefixes.ts';

/** The root itself as a directory below it. */
const HERE = './';

/** No path holds a colon with a blank behind it; what a search says about a path does. */
const NOTICE = /: /;

/** The directories that neighbouring paths share and no line needs to repeat; empty for none. */
export function rootOf(paths: readonly string[]): string {
  const simple = paths.filter((path) => !path.includes(' '));
  const isSimple = simple.length * 2 >= paths.length;
  const directories = (isSimple ? simple : paths.filter((path) => !NOTICE.test(path)))
    .map((path) => cutPath(path).directory)
    .filter((directory) => directory !== '');
  return commonRoot(directories.filter((each, index) => each !== directories[index - 1]));
}

/** Paths with further names in the same directory on one line behind. Only neighbours are joined, so that the order stays. */
export function writePaths(paths: readonly string[], root: string): readonly string[] {
  const written: string[] = [];
  let open: string | undefined;
  for (const path of paths) {
    const { directory, name } = cutPath(path);
    if (!isPlain(path, root)) {
      written.push(VERBATIM + path);
      open = undefined;
    } else if (directory === open) {
      written.push(`${written.pop() ?? ''} ${name}`);
    } else {
      const below = directory === root ? HERE : directory.slice(root.length);
      written.push(directory === '' ? name : below + name);
      open = directory;
    }
  }
  return written;
}

/** The paths that such lines stand for. */
export function readPaths(
  lines: readonly string[],
  root: string,
  claims: Claims,
): readonly string[] {
  return lines.flatMap((line) => {
    if (line.startsWith(VERBATIM)) return [line.slice(VERBATIM.length)];
    const [first = '', ...names] = line.split(' ');
    const { directory: below, name } = cutPath(first);
    const directory = below === '' ? '' : root + (root !== '' && below === HERE ? '' : below);
    claims.add((names.length + 1) * directory.length);
    return [name, ...names].map((each) => directory + each);
  });
}

/** Whether a path can stand among others on a line: blanks may only be in the root, which no line repeats. */
function isPlain(path: string, root: string): boolean {
  if (path === '' || !path.includes(' ')) return path !== '';
  return root !== '' && path.startsWith(root) && !path.includes(' ', root.length);
}
