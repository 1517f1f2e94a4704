import type { Database, Row } from './database.ts';

/** How much is kept and for how long. Times are milliseconds. */
export interface Limits {
  /** Bytes at rest of all projects together; twice as much is the hard limit. */
  readonly maxBytes: number;
  /** How long an original is kept after its last use. */
  readonly maxAge: number;
}

/** In milliseconds. */
export const DAY = 86_400_000;
/** What was used within a day belongs to a conversation that may still go on. */
const LIVE = DAY;
const SOURCE_AGE = 180 * DAY;
/** Later than any use, whatever a clock said that was wrong. */
const END_OF_TIME = Number.MAX_SAFE_INTEGER;
const MAX_SOURCES = 100_000;
/** The most that one call removes: with every original that is added up to this many go. */
const BATCH = 256;

const EXPIRED = `SELECT id, stored FROM original WHERE stored > 0 AND used_at < ?
  ORDER BY used_at, id LIMIT ${BATCH}`;
const OLDEST = `SELECT id, stored FROM original WHERE stored > 0 AND used_at < ? AND id <> ?
  ORDER BY used_at, id LIMIT ${BATCH}`;
const FORGET_SOURCES = `DELETE FROM original WHERE id IN (
  SELECT id FROM original WHERE stored = 0 AND used_at < ? ORDER BY used_at, id LIMIT ${BATCH})`;

/** Removes what is beyond the limits, least recently used first, but never the original `newest`. */
export function enforceLimits(
  database: Database,
  limits: Limits,
  { newest, now }: { readonly newest: number; readonly now: number },
): void {
  for (const row of database.all(EXPIRED, now - limits.maxAge)) removeText(database, row);
  removeExcess(database, limits.maxBytes, (bound) =>
    database.all(OLDEST, bound === 'soft' ? now - LIVE : END_OF_TIME, newest),
  );
  const { sources = 0 } = totals(database);
  database.run(FORGET_SOURCES, Number(sources) > MAX_SOURCES ? now : now - SOURCE_AGE);
}

function removeExcess(
  database: Database,
  maxBytes: number,
  oldest: (bound: 'soft' | 'hard') => readonly Row[],
): void {
  let stored = Number(totals(database)['stored']);
  if (stored <= maxBytes) return;
  const bound = stored > 2 * maxBytes ? 'hard' : 'soft';
  const target = bound === 'hard' ? 2 * maxBytes : maxBytes;
  for (const row of oldest(bound)) {
    if (stored <= target) return;
    removeText(database, row);
    stored -= Number(row['stored']);
  }
}

/** The row stays and remembers where the original came from. */
function removeText(database: Database, { id = 0 }: Row): void {
  database.run('DELETE FROM body WHERE id = ?', id);
  database.run('UPDATE original SET stored = 0 WHERE id = ?', id);
}

function totals(database: Database): Row {
  return database.first('SELECT stored, sources FROM total') ?? {};
}
