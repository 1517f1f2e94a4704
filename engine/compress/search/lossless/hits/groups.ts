import { type Group, type SearchLine, SEPARATOR } from '../../hit.ts';

/**
 * The lines of a search in runs that belong to one file each. Lines that are no hits stand in groups of their own
 * without a path; a separator belongs to the hits above it.
 */
export function groupHits(lines: readonly SearchLine[]): readonly Group[] {
  const groups: { path: string | undefined; hits: SearchLine[] }[] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const isPart = line === SEPARATOR && group?.path !== undefined;
    const path = typeof line === 'string' ? undefined : line.path;
    if (group !== undefined && (isPart || group.path === path)) group.hits.push(line);
    else groups.push({ path, hits: [line] });
  }
  return groups;
}
