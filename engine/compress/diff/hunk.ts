import type { Shown } from './choose.ts';
import { type Diff, type FileDiff, isChanged, type Range } from './read.ts';
import { ROLE } from './role.ts';
import { dedentStretches } from './stretch.ts';

/** Begins the line that stands for changed lines which are left out. */
const MARK = '…';
/** Fewer lines that are left out are not counted at their place: the number is two of three tokens. */
const FEWEST_COUNTED = 10;

/** What is shown of a diff. */
export interface Choice {
  readonly shown: Shown;
  /** For each removed line that is added elsewhere, the file where it is added. */
  readonly moved: ReadonlyMap<number, FileDiff>;
  /** Where each file stands in a source that is no diff; absent where the lines of the diff tell it. */
  readonly places?: readonly string[] | undefined;
}

/** What is shown of a hunk below its header: the chosen lines, and marks where changed lines are left out. */
export function renderHunk(diff: Diff, { start, end }: Range, choice: Choice): readonly string[] {
  const rendered: string[] = [];
  let gap: number[] = [];
  const close = (): void => {
    if (gap.length > 0) rendered.push(markOf(gap, choice));
    gap = [];
  };
  for (let index = start + 1; index < end; index++) {
    if (isVisible(diff, index, choice.shown)) {
      close();
      rendered.push(diff.lines[index] ?? '');
    } else if (isChanged(diff, index)) gap.push(index);
  }
  close();
  return hasOneSign(diff, { start, end }) ? dedentStretches(rendered) : rendered;
}

/** Lines of merges have a sign for each parent, those of plain diffs a sign and a blank, those with changed words none. */
function hasOneSign({ lines, roles }: Diff, { start, end }: Range): boolean {
  const isUnified = lines[start]?.startsWith('@@ ') === true;
  return isUnified && !roles.slice(start, end).includes(ROLE.edited);
}

/** A note on a missing line end belongs to the line above it. */
function isVisible(diff: Diff, index: number, shown: Shown): boolean {
  if (diff.roles[index] !== ROLE.note) return shown[index] === 1;
  return !(diff.lines[index] ?? '').startsWith('\\') || shown[index - 1] === 1;
}

function markOf(gap: readonly number[], choice: Choice): string {
  const moved = movedFrom(gap, choice);
  return gap.length < FEWEST_COUNTED && moved === '' ? MARK : MARK + gap.length + moved;
}

function movedFrom(gap: readonly number[], { moved }: Choice): string {
  const targets = gap.flatMap((index) => moved.get(index) ?? []);
  const [first] = targets;
  if (first === undefined) return '';
  const count = targets.length === gap.length ? '' : `, ${targets.length} of them`;
  const isOneFile = targets.every(({ start }) => start === first.start);
  const target = isOneFile ? first.path : 'several files';
  return `${count} moved${target === '' ? '' : ` to ${target}`}`;
}
