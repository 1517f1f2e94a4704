/** Version of the tables below, kept in `user_version`. */
export const SCHEMA_VERSION = 2;

/**
 * `original` says what is known, `body` holds the texts apart from it, so that marking an original as
 * used does not move its text. A row without a body (`stored` is 0) only remembers the source. The
 * triggers keep the sums that the limits are checked by, whichever process writes.
 */
export const SCHEMA: string = `
CREATE TABLE original (
  id INTEGER PRIMARY KEY,
  project TEXT NOT NULL,
  hash TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  UNIQUE (project, hash)
) STRICT;
CREATE TABLE body (
  id INTEGER PRIMARY KEY,
  encoding TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE total (stored INTEGER NOT NULL, sources INTEGER NOT NULL) STRICT;
INSERT INTO total VALUES (0, 0);
CREATE INDEX original_by_use ON original (used_at, id) WHERE stored > 0;
CREATE INDEX source_by_use ON original (used_at, id) WHERE stored = 0;
CREATE TRIGGER original_added AFTER INSERT ON original BEGIN
  UPDATE total SET stored = stored + NEW.stored, sources = sources + (NEW.stored = 0);
END;
CREATE TRIGGER original_changed AFTER UPDATE OF stored ON original BEGIN
  UPDATE total SET stored = stored + NEW.stored - OLD.stored,
    sources = sources + (NEW.stored = 0) - (OLD.stored = 0);
END;
CREATE TRIGGER original_removed AFTER DELETE ON original BEGIN
  UPDATE total SET stored = stored - OLD.stored, sources = sources - (OLD.stored = 0);
END;
`;

/** What version 2 added: texts by key, such as the state of running conversations. */
export const MEMORY_SCHEMA: string = `
CREATE TABLE memory (
  id INTEGER PRIMARY KEY,
  project TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  UNIQUE (project, key)
) STRICT;
CREATE INDEX memory_by_use ON memory (used_at, id);
PRAGMA user_version = ${SCHEMA_VERSION};
`;
