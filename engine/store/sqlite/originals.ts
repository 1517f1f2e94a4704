import type { ContentKind } from '../../content.ts';
import { limitedSource } from '../source-limit.ts';
import type { OriginalSource, StoredOriginal, StoreStats } from '../store.ts';
import { type Body, decodeBody } from '../body.ts';
import type { Row } from './database.ts';
import { enforceLimits, type Limits } from './limits.ts';
import { isDue, NOTE_USE_EVERY, type View } from './view.ts';

/** What a row costs besides its text; also makes every kept original larger than 0. */
const ROW_BYTES = 100;

const FIND = `SELECT id, hash, used_at FROM original
  WHERE project = ? AND hash IN (SELECT value FROM json_each(?)) AND stored > 0`;
const NOTE_USE = `UPDATE original SET used_at = ?
  WHERE id IN (SELECT value FROM json_each(?)) AND used_at < ?`;
const ADD = `INSERT INTO original (project, hash, kind, source, bytes, stored, used_at)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (project, hash) DO UPDATE SET kind = excluded.kind, source = excluded.source,
    bytes = excluded.bytes, stored = excluded.stored, used_at = excluded.used_at
  RETURNING id`;
const READ = `SELECT id, kind, source, encoding, data FROM original JOIN body USING (id)
  WHERE project = ? AND hash = ?`;
const STATS = `SELECT count(*) AS originals, ifnull(sum(bytes), 0) AS bytes FROM original
  WHERE project = ? AND stored > 0`;

/** The hashes that are there; all of them are marked as used. */
export function useOriginals(view: View, hashes: readonly string[]): ReadonlySet<string> {
  const find = (): readonly Row[] => view.database.all(FIND, view.project, JSON.stringify(hashes));
  const found = find();
  if (!found.some((row) => isDue(row, view))) return hashesOf(found);
  // Looked up again under the lock: what is reported as kept cannot be evicted by another process.
  return view.database.change(() => {
    const rows = find();
    noteUse(view, rows);
    return hashesOf(rows);
  });
}

/** An original that is to be kept. */
export interface AddedOriginal {
  readonly hash: string;
  readonly original: StoredOriginal;
  /** Its text, encoded. */
  readonly body: Body;
  readonly limits: Limits;
}

/** Adds an original that is not there and removes what is beyond the limits. */
export function addOriginal(view: View, { hash, original, body, limits }: AddedOriginal): void {
  const { encoding, data } = body;
  // JSON keeps lone surrogates, which a column of text would not.
  const source = JSON.stringify(limitedSource(original.source));
  const { database, project, now } = view;
  const bytes = Buffer.byteLength(original.text);
  database.change(() => {
    // Another process may have been faster.
    if (useWithin(view, hash)) return;
    const stored = data.length + ROW_BYTES;
    const row = database.first(ADD, project, hash, original.kind, source, bytes, stored, now);
    const newest = Number(row?.['id']);
    database.run('INSERT INTO body (id, encoding, data) VALUES (?, ?, ?)', newest, encoding, data);
    enforceLimits(database, limits, { newest, now });
  });
}

/** The original, or undefined if it is not there. */
export function readOriginal(view: View, hash: string): StoredOriginal | undefined {
  const row = view.database.first(READ, view.project, hash);
  if (row === undefined) return undefined;
  tryToUse(view, hash);
  // The casts hold for rows that `addOriginal` wrote; a damaged text fails in `decodeBody`.
  return {
    text: decodeBody(row as unknown as Body),
    kind: row['kind'] as ContentKind,
    source: parseSource(row),
  };
}

/** Where an original came from, also after its text has gone. */
export function readSource({ database, project }: View, hash: string): OriginalSource | undefined {
  const row = database.first(
    'SELECT source FROM original WHERE project = ? AND hash = ?',
    project,
    hash,
  );
  return row && parseSource(row);
}

/** What the project holds. */
export function readStats({ database, project }: View): StoreStats {
  const row = database.first(STATS, project);
  return { originals: Number(row?.['originals']), bytes: Number(row?.['bytes']) };
}

function tryToUse(view: View, hash: string): void {
  try {
    useOriginals(view, [hash]);
  } catch {
    // The text is there, whether or not its use can be noted: the disk may be full or the file locked.
  }
}

function useWithin(view: View, hash: string): boolean {
  const rows = view.database.all(FIND, view.project, JSON.stringify([hash]));
  noteUse(view, rows);
  return rows.length > 0;
}

function noteUse({ database, now }: View, rows: readonly Row[]): void {
  database.run(NOTE_USE, now, JSON.stringify(rows.map((row) => row['id'])), now - NOTE_USE_EVERY);
}

function hashesOf(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.map((row) => String(row['hash'])));
}

function parseSource(row: Row): OriginalSource {
  return JSON.parse(String(row['source'])) as OriginalSource;
}
