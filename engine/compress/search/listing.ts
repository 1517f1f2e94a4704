const HEADING = /^(\S.{0,500}):$/;

/**
 * The paths that `ls -R` printed: below the name of each directory the names in it; undefined where the lines are
 * something else.
 */
export function readListing(lines: readonly string[]): readonly string[] | undefined {
  const paths: string[] = [];
  let directory = '';
  let isHead = true;
  for (const line of lines) {
    if (line === '') {
      isHead = true;
      continue;
    }
    const heading = isHead ? HEADING.exec(line)?.[1] : undefined;
    if (isHead && heading === undefined) return undefined;
    if (heading !== undefined) directory = heading.endsWith('/') ? heading : `${heading}/`;
    else paths.push(directory + line);
    isHead = false;
  }
  return paths;
}
