/** A value that stands in a cell or for a `?`. */
export type SqliteValue = string | number | Uint8Array;

/** A prepared statement: what better-sqlite3 and node:sqlite have in common. */
export interface SqliteStatement {
  /** Runs it and gives nothing back that is read. */
  run(...values: readonly SqliteValue[]): unknown;
  /** The first row as an object, or undefined. */
  get(...values: readonly SqliteValue[]): unknown;
  /** All rows as objects. */
  all(...values: readonly SqliteValue[]): readonly unknown[];
}

/** An open database. Every method is synchronous and throws the errors of its library. */
export interface SqliteConnection {
  /** Runs statements that give nothing back. */
  exec(sql: string): unknown;
  /** Prepares one statement. */
  prepare(sql: string): SqliteStatement;
  /** Closes the database; its last connection folds the write-ahead log back into it. */
  close(): unknown;
}

/** A library that can open SQLite files. */
export interface SqliteDriver {
  /** Name for messages, such as `better-sqlite3`. */
  readonly name: string;
  /** Loads the library; rejects where it is missing or does not run on this machine. */
  load(): Promise<(file: string) => SqliteConnection>;
}
