/** A value that a text holds in a notation other than JSON, and where it lies; one of `text`, `members` and `items` is there. */
export interface WrittenValue {
  readonly start: number;
  readonly end: number;
  /** A scalar as it was written, quotations, entities and the like by what they stand for. */
  readonly text?: string;
  /** Whether nothing says that the scalar is a text, so that it may be a number or a word such as `true`. */
  readonly isPlain?: boolean;
  /** The members of a mapping in written order. */
  readonly members?: readonly WrittenMember[];
  /** The elements of a sequence. */
  readonly items?: readonly WrittenValue[];
}

/** A value with its name. */
export interface WrittenMember {
  readonly key: string;
  readonly value: WrittenValue;
}
