/** The last range is where the lines are now; how many they are means nothing where some are left out. */
const HEADER = /^@@+ (?:-\d+(?:,\d+)? ){1,8}\+(\d+)(?:,\d+)? @@+(.*)$/;

/**
 * The headers of hunks that follow each other in a file, as `@@ 166 function name()`: the first line and what the
 * hunk stands in, which is not said again where it is the same as above. Plain diffs keep theirs.
 */
export function shortHeaders(headers: readonly string[]): readonly string[] {
  let above = '';
  return headers.map((header) => {
    const [, line, around = ''] = HEADER.exec(header) ?? [];
    if (line === undefined) return header;
    const isSame = around === above;
    above = around;
    return `@@ ${line}${isSame ? '' : around}`;
  });
}
