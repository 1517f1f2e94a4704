import { textAt, type TranscriptRecord } from './record.ts';

type Entries = ReadonlyMap<string, TranscriptRecord>;

/** An entry of a pi session and all that it follows, the first one first. */
export function branchOf(
  entry: TranscriptRecord | undefined,
  entries: Entries,
): readonly TranscriptRecord[] {
  const branch: TranscriptRecord[] = [];
  const passed = new Set<TranscriptRecord>();
  for (let at = entry; at !== undefined && !passed.has(at);) {
    passed.add(at);
    branch.push(at);
    at = entries.get(textAt(at, 'parentId') ?? '');
  }
  return branch.toReversed();
}

/** What the model is told of a branch: from its last compaction on, what that one has kept, its summary first. */
export function contextOf(branch: readonly TranscriptRecord[]): readonly TranscriptRecord[] {
  const compacted = branch.findLastIndex(({ type }) => type === 'compaction');
  const compaction = branch[compacted];
  if (compaction === undefined) return branch;
  const kept = branch.findIndex(
    ({ id }) => id !== undefined && id === compaction['firstKeptEntryId'],
  );
  const before = kept === -1 ? [] : branch.slice(kept, compacted);
  const said = before.filter(({ type }) => type !== 'compaction');
  return [compaction, ...said, ...branch.slice(compacted + 1)];
}
