/** The last range is where the lines are now; how many they are means nothing where some are left out. */
const HEADER = /^@@+ (?:-\d+(?:,\d+)? ){1,8}\+(\d+)(?:,\d+)? @@+(.*)$/;

/** A header as it is shown that says no more than which lines are meant. */
const BARE = /^(?:@@ \d+|[\d,]+[acd][\d,]+)\s*$/;

/** Git takes any line at the margin for what a hunk stands in; one that imports says nothing about it. */
const IMPORT = /^ (?:import|from|use|using|package|require|#include)\b/;
/** What a hunk stands in is cut behind the word that ends after so many characters: its name stands in front. */
const LONGEST_PLACE = 32;

/**
 * The headers of hunks that follow each other in a file, as `@@ 166 function name()`: the first line and what the
 * hunk stands in, cut short, said by each hunk or by the first one of those that stand in the same. Plain diffs keep theirs.
 */
export function shortHeaders(
  headers: readonly string[],
  saidBy: 'each' | 'first',
): readonly string[] {
  let above = '';
  return headers.map((header) => {
    const [, line, rest = ''] = HEADER.exec(header) ?? [];
    if (line === undefined) return header;
    const around = placeOf(rest);
    const isSaid = saidBy === 'first' && around === above;
    above = around;
    return `@@ ${line}${isSaid ? '' : around}`;
  });
}

/** Whether a header, as it is shown, says more than a number of a line. */
export function namesPlace(header: string): boolean {
  return !BARE.test(header);
}

function placeOf(line: string): string {
  if (IMPORT.test(line)) return '';
  const rest = line.slice(LONGEST_PLACE);
  return line.slice(0, LONGEST_PLACE) + (/^\w+/.exec(rest)?.[0] ?? '');
}
