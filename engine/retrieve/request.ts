/** What the model asks for. Without a selector: the start and an outline. */
export interface RetrieveRequest {
  /** 24 lower-case hex digits that name the original. */
  readonly hash: string;
  /** Words, an id or a question: the best matching parts, what the model has not seen before what it has. */
  readonly query?: string | undefined;
  /** Lines of the original text, counted from 1, such as `40-60`, `7,12-`; `3@501-` starts at character 501 of line 3. */
  readonly lines?: string | undefined;
  /** Rows of the list at `path` or of the main list, counted from 1, such as `40-60`. */
  readonly rows?: string | undefined;
  /**
   * JSON path such as `entries[3].metadata`; several, with commas between them, are shown in turn. In diffs, search hits
   * and lists of paths a file or a directory.
   */
  readonly path?: string | undefined;
  /** Regular expression, upper and lower case alike: the lines or records that match. */
  readonly grep?: string | undefined;
}

/** What the model gets to read. */
export type RetrieveAnswer =
  | {
      /** The original is there, and this is what was asked for. */
      readonly found: true;
      /** At most 1,500 tokens. */
      readonly text: string;
      /** The request for what follows; absent where nothing does. */
      readonly next?: RetrieveRequest;
    }
  | {
      /** There is nothing to be had, and asking again will not help. */
      readonly found: false;
      /** Why, and what to do instead. */
      readonly text: string;
    };
