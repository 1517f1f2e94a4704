import type { NumberText } from './number-text.ts';

/** A JSON value whose numbers all print as they were written. */
export type JsonValue =
  | null
  | boolean
  | number
  | NumberText
  | string
  | readonly JsonValue[]
  | JsonObject;

/** A JSON object. Its keys in the order of the source are given by `keysOf`. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A list inside a document: an array of records or of scalars, or a map whose values are records. */
export interface JsonList {
  /** Property names and indexes from the document's root to the list. */
  readonly path: readonly (string | number)[];
  /** The rows in order. A keyed map's rows are its values. */
  readonly rows: readonly JsonValue[];
  /** The keys of a keyed map, one per row; absent for arrays. */
  readonly keys?: readonly string[];
}

/** What to leave out of a list. */
export interface Elision {
  /** Indexes of the rows to show, ascending, from 0. */
  readonly rows: readonly number[];
  /** Lines to print under the shown rows: the reference and the digest. */
  readonly notes: readonly string[];
  /** The line of the source that each row of the list is; absent where rows are counted instead. */
  readonly lines?: readonly number[] | undefined;
}

/** What to leave out of a record: an object whose properties are of different kinds. */
export interface RecordElision {
  /** The properties to show, in the order of the record. */
  readonly keys: readonly string[];
  /** The line to print under them: the reference, and the names of the others. */
  readonly note: string;
}

/** How to print a document with parts left out. */
export interface ElideOptions {
  /** Asked once per object that is no list; undefined prints all of its properties. */
  readonly elideRecord: (record: JsonObject, path: JsonList['path']) => RecordElision | undefined;
  /** Asked once per list; undefined prints the list whole. */
  readonly elideList: (list: JsonList) => Elision | undefined;
  /** Asked once per string longer than 400 characters outside elided rows; undefined prints it whole. */
  readonly shortenText: (text: string, path: readonly (string | number)[]) => string | undefined;
}
