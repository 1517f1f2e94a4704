/** Makes the tables where they are not there yet; several processes may do so at once. */
export const CREATE_TABLES: string = `
SELECT pg_advisory_xact_lock(7461637);
CREATE TABLE IF NOT EXISTS headroom_original (
  project text NOT NULL,
  hash text NOT NULL,
  bytes bigint NOT NULL,
  packed bytea,
  source text NOT NULL,
  used_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (project, hash)
);
CREATE INDEX IF NOT EXISTS headroom_original_by_use ON headroom_original (used_at)
  WHERE packed IS NOT NULL;
CREATE INDEX IF NOT EXISTS headroom_original_by_source ON headroom_original (used_at)
  WHERE packed IS NULL;
CREATE TABLE IF NOT EXISTS headroom_memory (
  project text NOT NULL,
  key text NOT NULL,
  value text NOT NULL,
  used_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (project, key)
);
CREATE INDEX IF NOT EXISTS headroom_memory_by_use ON headroom_memory (used_at);
`;

/** Which of the hashes are there, on a server that only reads. */
export const FIND = `SELECT hash FROM headroom_original
  WHERE project = $1 AND hash = ANY($2) AND packed IS NOT NULL`;

/**
 * Which of the hashes are there; their use is noted at most every ten minutes. One that is due counts only where its use
 * was noted: another process may be removing its text for its age at this moment.
 */
export const TOUCH = `WITH found AS (
  SELECT hash, used_at < now() - interval '10 minutes' AS is_due FROM headroom_original
  WHERE project = $1 AND hash = ANY($2) AND packed IS NOT NULL
), noted AS (
  UPDATE headroom_original SET used_at = now() FROM found
  WHERE headroom_original.project = $1 AND headroom_original.hash = found.hash
    AND found.is_due AND headroom_original.packed IS NOT NULL
  RETURNING headroom_original.hash
) SELECT hash FROM noted UNION ALL SELECT hash FROM found WHERE NOT is_due`;

/** Adds an original, or the text of one of which only the source was left. */
export const PUT = `INSERT INTO headroom_original (project, hash, bytes, packed, source)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (project, hash) DO UPDATE SET used_at = now(),
    bytes = CASE WHEN headroom_original.packed IS NULL THEN excluded.bytes ELSE headroom_original.bytes END,
    source = CASE WHEN headroom_original.packed IS NULL THEN excluded.source ELSE headroom_original.source END,
    packed = coalesce(headroom_original.packed, excluded.packed)`;

export const GET = `SELECT packed FROM headroom_original
  WHERE project = $1 AND hash = $2 AND packed IS NOT NULL`;

export const SOURCE = 'SELECT source FROM headroom_original WHERE project = $1 AND hash = $2';

export const REMEMBER = `INSERT INTO headroom_memory (project, key, value) VALUES ($1, $2, $3)
  ON CONFLICT (project, key) DO UPDATE SET value = excluded.value, used_at = now()`;

/** What is remembered, on a server that only reads. */
export const RECALL_ONLY = `SELECT key, value FROM headroom_memory WHERE project = $1 AND key = ANY($2)`;

export const RECALL = `WITH found AS (
  SELECT key, value, used_at FROM headroom_memory WHERE project = $1 AND key = ANY($2)
), noted AS (
  UPDATE headroom_memory SET used_at = now() FROM found
  WHERE headroom_memory.project = $1 AND headroom_memory.key = found.key
    AND found.used_at < now() - interval '10 minutes'
) SELECT key, value FROM found`;

export const STATS = `SELECT count(*) AS originals, coalesce(sum(bytes), 0) AS bytes
  FROM headroom_original WHERE project = $1 AND packed IS NOT NULL`;

/** What is removed at once at most, of what was not used for so many days: two for each that comes between two looks. */
const BATCH = 200;

/** The texts of some originals go, their sources stay. */
export const EXPIRE: string = `UPDATE headroom_original SET packed = NULL
  WHERE (project, hash) IN (
    SELECT project, hash FROM headroom_original
    WHERE packed IS NOT NULL AND used_at < now() - make_interval(days => $1)
    ORDER BY used_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;

/** The sources of some originals whose texts are gone. */
export const FORGET_SOURCES: string = `DELETE FROM headroom_original
  WHERE (project, hash) IN (
    SELECT project, hash FROM headroom_original
    WHERE packed IS NULL AND used_at < now() - make_interval(days => $1)
    ORDER BY used_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;

/** Some of what is remembered. */
export const FORGET: string = `DELETE FROM headroom_memory
  WHERE (project, key) IN (
    SELECT project, key FROM headroom_memory WHERE used_at < now() - make_interval(days => $1)
    ORDER BY used_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`;

/** The texts used longest ago go until so many bytes are left; those of the last hour stay. */
export const SHRINK = `WITH sized AS (
  SELECT project, hash, used_at,
    sum(length(packed)) OVER (ORDER BY used_at DESC, project, hash) AS kept
  FROM headroom_original WHERE packed IS NOT NULL
) UPDATE headroom_original SET packed = NULL FROM sized
  WHERE headroom_original.project = sized.project AND headroom_original.hash = sized.hash
    AND sized.kept > $1 AND sized.used_at < now() - interval '1 hour'`;
