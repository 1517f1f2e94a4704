const COMMENT = /^\s*#/;
/** A key with what stands in front of it. */
const MEMBER = /^(\s*(?:- )*)(["']?[\w./@$ -]+["']?):(?: |$)/;
/** So many records have the same key. */
const FEWEST = 8;
const MOSTLY = 0.5;

/**
 * Whether lines of YAML are records, most of whose keys come again and again at the same depth, without a comment: nobody
 * wrote them by hand.
 */
export function holdsRecords(lines: readonly string[]): boolean {
  if (lines.some((line) => COMMENT.test(line))) return false;
  const counts = new Map<string, number>();
  for (const line of lines) {
    const key = placedKey(line);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const repeated = [...counts.values()].filter((count) => count >= FEWEST);
  return repeated.reduce((sum, count) => sum + count, 0) >= MOSTLY * lines.length;
}

/** A key with its depth: the first of a record stands as deep as those below it. */
function placedKey(line: string): string | undefined {
  const [, indent = '', key] = MEMBER.exec(line) ?? [];
  return key === undefined ? undefined : `${indent.length} ${key}`;
}
