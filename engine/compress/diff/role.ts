/** What a line of a diff is. */
export const ROLE = {
  /** Commit headers, messages and whatever else stands outside of files. */
  prose: 0,
  /** The first line that belongs to a file. */
  fileStart: 1,
  /** A header that says no more than the new name of a file and what its content is. */
  header: 2,
  /** Modes, renames, binary files, missing line ends and all else that is said about a file. */
  note: 3,
  hunk: 4,
  added: 5,
  removed: 6,
  context: 7,
  /** The content of a binary file as text. */
  data: 8,
  /** A line in which words were removed or added: `keep [-old-]{+new+}`. */
  edited: 9,
} as const;

/** One of the values of `ROLE`. */
export type Role = (typeof ROLE)[keyof typeof ROLE];
