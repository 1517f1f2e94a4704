/** What a stretch of a notebook is, which says how much it matters. */
export type Role = 'heading' | 'sentence' | 'code' | 'output' | 'failure' | 'trace';

/** The least that is shown or left out: a line, or a sentence of a long line. */
export interface Unit {
  readonly text: string;
  readonly role: Role;
  /** Whether it begins a line. */
  readonly startsLine: boolean;
}

/** Pictures, markup and other data, which are shown in no case. */
export interface Data {
  /** Its media type: `image/png`. */
  readonly type: string;
  /** UTF-16 units of its text; 0 where it is no text. */
  readonly characters: number;
}

/** A source or an output of a cell. */
export interface Part {
  /** What it is: `code`, `stdout`, `execute_result`. */
  readonly title: string;
  readonly units: readonly Unit[];
  readonly data: readonly Data[];
}

/** A cell: its source, then its outputs. */
export type Cell = readonly Part[];

/** A notebook as it is read. */
export interface Notebook {
  /** The language of its code, in lower case; empty where it does not say. */
  readonly language: string;
  /** Where its cells stand: `cells`; in files of version 3 `worksheets.0.cells`. */
  readonly path: string;
  /** The name of the source in its code cells. */
  readonly source: string;
  readonly cells: readonly Cell[];
}
