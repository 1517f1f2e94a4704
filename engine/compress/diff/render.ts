import { counted } from '../../common/counted.ts';
import { isDerived } from './file-kind.ts';
import { type Choice, renderHunk } from './hunk.ts';
import { namesPlace } from './hunk-header.ts';
import type { Diff, FileDiff, Hunk, Range } from './read.ts';
import { ROLE } from './role.ts';

/**
 * A diff with one line for each file in place of its headers, and its hunks with what was chosen of them;
 * of derived files only the hunks of which something was chosen. A header that names no place is shown only with a
 * line of its hunk. All that stands outside of files, and notes such as renames, is whole.
 */
export function renderDiff(diff: Diff, choice: Choice): string {
  const rendered: (readonly string[])[] = [];
  let end = 0;
  for (const [index, file] of diff.files.entries()) {
    const place = choice.places?.[index] ?? `L${file.start + 1}-${file.end}`;
    rendered.push(verbatim(diff, { start: end, end: file.start }));
    rendered.push(renderFile(diff, { ...file, place }, choice));
    ({ end } = file);
  }
  rendered.push(verbatim(diff, { start: end, end: diff.lines.length }));
  return rendered.flat().join('\n');
}

/** A file and where it stands in the source. */
interface PlacedFile extends FileDiff {
  readonly place: string;
}

function renderFile(diff: Diff, file: PlacedFile, choice: Choice): readonly string[] {
  const { start, end, hunks, kind } = file;
  const shown = isDerived(kind) ? hunks.filter((hunk) => hasShown(hunk, choice)) : hunks;
  return [
    fileLine(file, hunks.length - shown.length),
    ...verbatim(diff, { start, end: hunks[0]?.start ?? end }),
    ...withQuietJoined(shown, choice).flatMap((hunk) =>
      [hunk.header].concat(renderHunk(diff, hunk, choice)),
    ),
  ];
}

/** A hunk of which nothing is shown counts as a part of the one above, unless its header names a place. */
function withQuietJoined(hunks: readonly Hunk[], choice: Choice): readonly Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const above = joined.at(-1);
    if (above === undefined || namesPlace(hunk.header) || hasShown(hunk, choice)) joined.push(hunk);
    else joined[joined.length - 1] = { ...above, end: hunk.end };
  }
  return joined;
}

function fileLine(file: PlacedFile, quiet: number): string {
  const { path, kind, added, removed, edited, place } = file;
  const name = path === '' ? 'unnamed file' : path;
  const note = quiet === 0 ? '' : ` (${kind}, ${counted(quiet, 'hunk')} left out)`;
  const counts = edited > 0 ? `~${edited}` : `+${added} -${removed}`;
  return `=== ${name} ${counts} ${place}${note}`;
}

function hasShown({ start, end }: Range, { shown }: Choice): boolean {
  return shown.subarray(start, end).includes(1);
}

function verbatim({ lines, roles, retold }: Diff, { start, end }: Range): readonly string[] {
  return lines
    .slice(start, end)
    .flatMap((line, offset) =>
      isVerbatim(roles[start + offset]) ? (retold.lines.get(start + offset) ?? [line]) : [],
    );
}

function isVerbatim(role: number | undefined): boolean {
  return role === ROLE.prose || role === ROLE.note;
}
