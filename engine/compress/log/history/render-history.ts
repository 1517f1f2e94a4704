import { counted } from '../../../common/counted.ts';
import type { Commit, CommitHead } from './read-history.ts';

const MARK = '…';

/** The commits whose first line is shown, each with those of its other lines that are. */
export function renderHistory(
  commits: readonly Commit[],
  shown: ReadonlySet<number>,
): readonly string[] {
  const rendered: string[] = [];
  let above: Commit | undefined;
  let hidden = 0;
  const close = (): void => {
    if (hidden > 0) rendered.push(`${MARK}${counted(hidden, 'commit')}`);
    hidden = 0;
  };
  for (const commit of commits) {
    if (!shown.has(commit.start)) {
      hidden += 1;
      continue;
    }
    close();
    rendered.push([headOf(commit, above), ...othersOf(commit, shown)].join('\n'));
    above = commit;
  }
  close();
  return rendered;
}

/** `10ba141690 (tag: v1) Nov 23 2026 Ann Other: Merge topic`, without what is the same as above. */
export function headOf(
  { id, names, date, author, subject }: CommitHead,
  above: CommitHead | undefined,
): string {
  const day = date === above?.date ? '' : ` ${date}`;
  const by = author === above?.author ? '' : ` ${author}`;
  return `${id}${names}${day}${by}: ${subject?.text.trim() ?? ''}`;
}

/** The other lines, changed files in the same directory together, and marks where lines are left out. */
function othersOf({ others }: Commit, shown: ReadonlySet<number>): readonly string[] {
  const rendered: string[] = [];
  let directory: string | undefined;
  let hidden = 0;
  const close = (): void => {
    if (hidden > 0) rendered.push(`${MARK}${hidden}`);
    hidden = 0;
  };
  for (const { index, text, file } of others) {
    if (!shown.has(index)) {
      hidden += 1;
      directory = undefined;
      continue;
    }
    close();
    if (file === undefined) rendered.push(` ${text.trim()}`);
    else if (file.directory === directory) rendered[rendered.length - 1] += `, ${file.name}`;
    else rendered.push(` ${file.directory} ${file.name}`.replace(/^ {2}/, ' '));
    directory = file?.directory;
  }
  close();
  return rendered;
}
