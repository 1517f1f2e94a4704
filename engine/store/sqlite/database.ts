import type { SqliteConnection, SqliteStatement, SqliteValue } from './driver.ts';

/** A row, by the names of its columns. */
export type Row = Readonly<Record<string, SqliteValue>>;

/** An open database with statements prepared once. */
export interface Database {
  /** Runs statements that give nothing back. */
  exec(sql: string): void;
  /** Runs one statement. */
  run(sql: string, ...values: readonly SqliteValue[]): void;
  /** The first row of one statement, or undefined. */
  first(sql: string, ...values: readonly SqliteValue[]): Row | undefined;
  /** All rows of one statement. */
  all(sql: string, ...values: readonly SqliteValue[]): readonly Row[];
  /** Does the work as one change that is kept whole or not at all. */
  change<Result>(work: () => Result): Result;
  /** Closes the database. */
  close(): void;
}

/** Wraps the connection of any driver. */
export function databaseOn(connection: SqliteConnection): Database {
  const statements = new Map<string, SqliteStatement>();

  function statement(sql: string): SqliteStatement {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const prepared = connection.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  }

  return {
    exec: (sql) => void connection.exec(sql),
    run: (sql, ...values) => void statement(sql).run(...values),
    // The casts hold because no column of the schema may be null.
    first: (sql, ...values) => statement(sql).get(...values) as Row | undefined,
    all: (sql, ...values) => statement(sql).all(...values) as readonly Row[],
    change(work) {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        rollBack(connection);
        throw error;
      }
    },
    close: () => void connection.close(),
  };
}

function rollBack(connection: SqliteConnection): void {
  try {
    connection.exec('ROLLBACK');
  } catch {
    // SQLite has already rolled back on its own, as it does when the disk is full.
  }
}
