import { shortened } from '../../../log/shorten.ts';
import type { Entry, Findings, Neighbour } from './entries.ts';
import type { FindSought } from './sought.ts';
import { windowAround } from './window.ts';

/** Characters of a line that are shown. */
const LONGEST = 240;

/** An entry as it stands below its file; of a long line what stands around the text that was looked for. */
export function renderEntry({ hit, text, hits, files }: Entry, find: FindSought): string {
  const number = hit.number === '' ? '' : `${hit.number} `;
  const where = files > 1 ? ` in ${files} files` : '';
  const times = hits === 1 ? '' : ` (x${hits}${where})`;
  const shown = text.length > LONGEST ? windowAround(text, find(text), LONGEST) : text;
  return `${number}${shown}${times}`;
}

/** Whether a part of an entry's text is not shown. */
export function isShortened({ text }: Entry): boolean {
  return text.length > LONGEST;
}

/** A line around a hit as it stands below its file, marked as searches mark it. */
export function renderNeighbour({ hit }: Neighbour): string {
  return `${hit.number}${hit.mark}${shortened(hit.text, LONGEST)}`;
}

/** What is shown of a search. */
export interface Shown {
  readonly entries: readonly Entry[];
  readonly around: readonly Neighbour[];
}

/** Hits and lines around them below their files, each file with its number of hits where not all of them are shown. */
export function renderShown(
  { entries, around }: Shown,
  findings: Findings,
  find: FindSought,
): readonly string[] {
  const lines = [
    ...entries.map((entry) => ({ ...entry, line: renderEntry(entry, find) })),
    ...around.map((each) => ({ ...each, line: renderNeighbour(each) })),
  ].sort((one, other) => one.index - other.index);
  const byPath = Map.groupBy(lines, ({ hit }) => hit.path);
  return findings.files.flatMap(({ path, hits }) => {
    const own = byPath.get(path);
    if (own === undefined) return [];
    const shown = own.filter(({ hit }) => hit.mark === ':').length;
    const counts = shown === hits ? '' : ` (${hits} hits, ${shown} shown)`;
    return [...(path === '' ? [] : [path + counts]), ...own.map(({ line }) => line)];
  });
}
