import type { Row } from './database.ts';
import { isDue, type View } from './view.ts';

const WRITE = `INSERT INTO memory (project, key, value, used_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (project, key) DO UPDATE SET value = excluded.value, used_at = excluded.used_at`;
const READ = `SELECT id, key, value, used_at FROM memory
  WHERE project = ? AND key IN (SELECT value FROM json_each(?))`;
const NOTE_USE = 'UPDATE memory SET used_at = ? WHERE id IN (SELECT value FROM json_each(?))';
/** Two go for each that comes, so that expired ones never gather. */
const FORGET = `DELETE FROM memory WHERE id IN (
  SELECT id FROM memory WHERE used_at < ? ORDER BY used_at, id LIMIT 2)`;

/** Keeps a text under a key, and forgets some of what was not recalled for `maxAge` milliseconds. */
export function writeMemory(
  { database, project, now }: View,
  [key, value]: readonly [key: string, value: string],
  maxAge: number,
): void {
  database.change(() => {
    database.run(WRITE, project, key, value, now);
    database.run(FORGET, now - maxAge);
  });
}

/** The texts under those of the keys that are known; all of them are marked as used. */
export function recallMemories(view: View, keys: readonly string[]): ReadonlyMap<string, string> {
  const rows = view.database.all(READ, view.project, JSON.stringify(keys));
  tryToNoteUse(view, rows);
  return new Map(rows.map((row) => [String(row['key']), String(row['value'])]));
}

function tryToNoteUse(view: View, rows: readonly Row[]): void {
  const { database, now } = view;
  const due = rows.filter((row) => isDue(row, view));
  if (due.length === 0) return;
  try {
    database.run(NOTE_USE, now, JSON.stringify(due.map((row) => row['id'])));
  } catch {
    // The texts are there, whether or not their use can be noted: the disk may be full or the file locked.
  }
}
