const HEADING = /^(\S.{0,500}):$/;

/** The directory, with a slash behind it, that a line names above what it holds; undefined where it names none. */
export function headedDirectory(line: string): string | undefined {
  const name = HEADING.exec(line)?.[1];
  return name === undefined || name.endsWith('/') ? name : `${name}/`;
}

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
    const headed = isHead ? headedDirectory(line) : undefined;
    if (isHead && headed === undefined) return undefined;
    if (headed === undefined) paths.push(directory + line);
    else directory = headed;
    isHead = false;
  }
  return paths;
}
