import { structuredPatch } from 'diff';

/** A row of a comparison, without its mark. */
export interface DifferenceRow {
  readonly mark: ' ' | '-' | '+' | '@';
  readonly text: string;
}

/** More edits than this are no difference that a person would read; it also bounds the time. */
const MOST_EDITS = 2000;
/** Lines of the new text in a hundred that must stand in the old one for a difference to be readable. */
const LEAST_SHARED = 30;

/**
 * The lines that were taken out and put in, with two lines around each change. Undefined where a
 * difference says nothing, because the text took on another form.
 */
export function difference(before: string, after: string): readonly DifferenceRow[] | undefined {
  if (!sharesLines(before, after)) return undefined;
  const options = { context: 2, maxEditLength: MOST_EDITS };
  const patch = structuredPatch('', '', before, after, '', '', options);
  return patch?.hunks.flatMap(({ oldStart, lines }) => {
    const rows = lines.filter(isLine).map(asRow);
    return heading(oldStart).concat(rows);
  });
}

function heading(line: number): DifferenceRow[] {
  return [{ mark: '@', text: `from line ${line}` }];
}

/** A line that begins with a backslash is a remark about a missing line end. */
function isLine(line: string): boolean {
  return !line.startsWith('\\');
}

function sharesLines(before: string, after: string): boolean {
  const old = new Set(before.split('\n'));
  const lines = after.split('\n');
  const shared = lines.filter((line) => old.has(line)).length;
  return lines.length > 1 && 100 * shared >= LEAST_SHARED * lines.length;
}

function asRow(line: string): DifferenceRow {
  const mark = line.startsWith('-') ? '-' : line.startsWith('+') ? '+' : ' ';
  return { mark, text: line.slice(1) };
}
