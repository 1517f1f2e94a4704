const REMOVED = ['[-', '-]'] as const;
const ADDED = ['{+', '+}'] as const;

/** Whether words of a line are marked as removed or added, `keep [-old-]{+new+}`, as `git diff --word-diff` does. */
export function hasMarkedWords(line: string): boolean {
  return [REMOVED, ADDED].some(([start, end]) => {
    const at = line.indexOf(start);
    return at >= 0 && line.includes(end, at + start.length);
  });
}
