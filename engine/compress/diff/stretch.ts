import { indentOf, isBlank } from '../code/blocks/block.ts';

/** A line of a hunk, unlike the marks between its stretches. */
const SIGNED = /^[-+ ]/;

/**
 * The lines of a hunk of two files without the indentation that all lines of a stretch have, those that follow each
 * other without a mark between: how deep a stretch lies, the lines that are left out above it would tell.
 */
export function dedentStretches(lines: readonly string[]): readonly string[] {
  const dedented: string[] = [];
  for (let start = 0; start < lines.length; start++) {
    let end = start;
    while (SIGNED.test(lines[end] ?? '')) end++;
    for (const line of dedent(lines.slice(start, end))) dedented.push(line);
    if (end < lines.length) dedented.push(lines[end] ?? '');
    start = end;
  }
  return dedented;
}

function dedent(stretch: readonly string[]): readonly string[] {
  const contents = stretch.map((line) => line.slice(1)).filter((content) => !isBlank(content));
  const shared = contents.map(indentOf).reduce(sharedStart, indentOf(contents[0] ?? ''));
  return stretch.map((line) =>
    line.startsWith(shared, 1) ? line.charAt(0) + line.slice(1 + shared.length) : line,
  );
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}
