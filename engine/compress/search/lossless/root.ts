/** A shorter beginning is cheaper where it stands than in a header that has to say so. */
const SHORTEST_ROOT = 16;
const FEWEST_PATHS = 3;

/** The directories that all paths begin with, with the last sign; empty where naming them once saves little. */
export function commonRoot(paths: readonly string[]): string {
  if (paths.length < FEWEST_PATHS) return '';
  const [first = '', ...others] = paths;
  let root = first;
  for (const path of others) {
    let same = 0;
    while (same < root.length && root.charCodeAt(same) === path.charCodeAt(same)) same += 1;
    root = root.slice(0, same);
  }
  root = root.slice(0, Math.max(root.lastIndexOf('/'), root.lastIndexOf('\\')) + 1);
  return root.length < SHORTEST_ROOT ? '' : root;
}
