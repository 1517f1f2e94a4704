import type { Database, Row } from './database.ts';

/** One project's part of the database at one moment. */
export interface View {
  readonly database: Database;
  readonly project: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Use is noted at most this often, in milliseconds, so that most turns of a conversation only read. */
export const NOTE_USE_EVERY = 600_000;

/** Whether it is time to note that a row is used. */
export function isDue(row: Row, { now }: View): boolean {
  return Number(row['used_at']) < now - NOTE_USE_EVERY;
}
