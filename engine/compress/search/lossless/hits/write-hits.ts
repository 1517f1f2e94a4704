import { groupHits } from './groups.ts';
import { isNotice, type SearchLine } from '../../hit.ts';
import { readHits } from '../../read/hits.ts';
import { commonRoot } from '../root.ts';
import { withoutCounted } from './counted.ts';
import { writeHeader } from './header.ts';
import { writeGroup } from './write-group.ts';

/** The hits of a search with each file named once; undefined if most lines are no hits, or are counts of hits. */
export function writeHits(lines: readonly string[], hasReturns: boolean): string | undefined {
  const output = readHits(lines);
  if (output === undefined) return undefined;
  const { style, frame } = output;
  if (style === 'unnumbered' && output.lines.every(isCount)) return undefined;
  const shown = withoutCounted(output.lines);
  const groups = groupHits(shown);
  const root = commonRoot(groups.flatMap(({ path }) => (path === undefined ? [] : [path])));
  const header = writeHeader({
    style,
    frame,
    isCounted: shown.some((line, index) => line !== output.lines[index]),
    root,
    hasReturns,
  });
  if (header === undefined) return undefined;
  return [header, ...groups.flatMap((group) => writeGroup(group, style, root))].join('\n');
}

/** Counts are better listed like names: `src/ a.ts:3 b.ts:0`. */
function isCount(line: SearchLine): boolean {
  return typeof line === 'string' ? !isNotice(line) : /^\d{1,9}$/.test(line.text);
}
