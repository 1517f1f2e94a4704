/** The first line of a commit behind the marks that `git log --graph` draws, which are as wide in the lines below it. */
const COMMIT = /^[|\\/_ ]*\*[-|\\/_. ]*(?=commit [0-9a-f]{7,})/;
const MARKS = /^[-*|\\/_. ]*$/;

/**
 * The lines of a history without the branches that `git log --graph` draws in front of them; the same lines where none are
 * drawn.
 */
export function withoutGraph(lines: readonly string[]): readonly string[] {
  const first = lines.find((line) => COMMIT.test(line));
  if (first === undefined) return lines;
  let width = 0;
  return lines.map((line) => {
    width = COMMIT.exec(line)?.[0].length ?? width;
    return MARKS.test(line.slice(0, width)) ? line.slice(width) : line;
  });
}
