const FILE_START = /^(?:diff (?:--git|--cc|--combined|-[a-zA-Z-]) ?\S|Index: \S)/;
const COMMIT = /^(?:commit [0-9a-f]{7,}|From [0-9a-f]{40} )/;
const NORMAL_HUNK = /^\d+(?:,\d+)?[acd]\d+(?:,\d+)?\r?$/;

/** The header of a hunk, with its numbers of old and of new lines. */
export const UNIFIED_HUNK: RegExp = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
/** The header of a hunk of a merge, with an at sign more than it has parents. */
export const COMBINED_HUNK: RegExp = /^(@{3,9})(?: -\d+(?:,\d+)?){2,8} \+\d+(?:,\d+)? @{3,9}/;
/** What `diff -c` prints: a rule, then the lines of each file below where they stand. */
export const CONTEXT_RULE: RegExp = /^\*{15}(?: |\r?$)/;
/** Where the lines of the old file stand that `diff -c` prints below. */
export const CONTEXT_OLD: RegExp = /^\*{3} \d+(?:,\d+)? \*{4}\r?$/;

/** Whether a line is the first one of a file, as programs for version control print it. */
export function isFileStart(line: string): boolean {
  return FILE_START.test(line);
}

/** Whether a line is the first one of a commit or of a mail with one. */
export function isCommit(line: string): boolean {
  return COMMIT.test(line);
}

/** Whether the line at an index is the header of a hunk. */
export function isHunk(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  const isOfOneLine = [UNIFIED_HUNK, COMBINED_HUNK, NORMAL_HUNK].some((each) => each.test(line));
  return isOfOneLine || isContextHunk(line, lines[index + 1] ?? '');
}

/** The rule alone may stand in any text. */
function isContextHunk(line: string, next: string): boolean {
  return CONTEXT_RULE.test(line) && CONTEXT_OLD.test(next);
}
