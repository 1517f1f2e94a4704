import { shortened } from '../../log/shorten.ts';
import type { Entry, Findings } from './entries.ts';

/** Characters of a line that are shown. */
const LONGEST = 240;

/** An entry as it stands below its file. */
export function renderEntry({ hit, text, hits, files }: Entry): string {
  const number = hit.number === '' ? '' : `${hit.number} `;
  const where = files > 1 ? ` in ${files} files` : '';
  const times = hits === 1 ? '' : ` (x${hits}${where})`;
  return `${number}${shortened(text, LONGEST)}${times}`;
}

/** Whether a part of an entry's text is not shown. */
export function isShortened({ text }: Entry): boolean {
  return text.length > LONGEST;
}

/** The entries below their files, each file with its number of hits where not all of them are shown. */
export function renderEntries(entries: readonly Entry[], findings: Findings): readonly string[] {
  const byPath = Map.groupBy(entries, ({ hit }) => hit.path);
  return findings.files.flatMap(({ path, hits }) => {
    const shown = byPath.get(path);
    if (shown === undefined) return [];
    const counts = shown.length === hits ? '' : ` (${hits} hits, ${shown.length} shown)`;
    return [...(path === '' ? [] : [path + counts]), ...shown.map(renderEntry)];
  });
}
