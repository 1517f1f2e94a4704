/** Statements that belong together: a body in braces or of one indentation. Lines count from 0. */
export interface Block {
  readonly kind: BlockKind;
  /** The line that its header begins on. */
  readonly header: number;
  /** Its first line behind the header. */
  readonly first: number;
  /** Its last line; a closing bracket or word stands on the next one. */
  readonly last: number;
  /** How many brackets are open inside. */
  readonly depth: number;
}

/** `type` is what holds declarations, `data` what only looks like a block, `control` all other statements. */
export type BlockKind = 'function' | 'type' | 'control' | 'data';

/** A source text by its lines, and where brackets, strings and comments cross them. */
export interface Source {
  readonly lines: readonly string[];
  /** For each line how many brackets are open at its start. */
  readonly depths: Int32Array;
  /** For each line whether it starts in a string or a comment. */
  readonly inside: Uint8Array;
  /** Outer ones before those in them. */
  readonly blocks: readonly Block[];
}

/** The blanks that a line begins with. */
export function indentOf(line: string): string {
  return line.slice(0, line.length - line.trimStart().length);
}

/** Whether nothing stands on a line. */
export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
