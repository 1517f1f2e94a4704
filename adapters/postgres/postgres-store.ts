import type { Pool } from 'pg';

import {
  HeadroomError,
  lazyConnection,
  type OriginalSource,
  packOriginal,
  type Store,
  storeLibrary,
  unpackOriginal,
} from '../../src/index.ts';
import { messageOf } from '../http/error.ts';
import { boundedStore, type StorePatience } from '../stores/bounded-store.ts';
import {
  CREATE_TABLES,
  EXPIRE,
  FORGET,
  GET,
  PUT,
  RECALL,
  REMEMBER,
  SHRINK,
  SOURCE,
  STATS,
  TOUCH,
} from './schema.ts';

/** What may be set on a store in a PostgreSQL database. */
export interface PostgresStoreOptions extends StorePatience {
  /** Address of the database, credentials included, such as `postgres://user:password@host:5432/name`. */
  readonly url: string;
  /**
   * Partition: originals are found only under the project they were put in.
   * @defaultValue `'default'`
   */
  readonly project?: string;
  /**
   * Days to keep an original after its last use; where it came from stays known.
   * @defaultValue 30
   */
  readonly maxAgeDays?: number;
  /**
   * Bytes of compressed originals to keep, all projects together; what was used in the last hour stays.
   * @defaultValue 2 GB
   */
  readonly maxBytes?: number;
  /**
   * Connections of this process at most.
   * @defaultValue 4
   */
  readonly maxConnections?: number;
}

/** Originals that a process adds between two looks at what is beyond the limits. */
const ADDED_BETWEEN_LOOKS = 100;
/** Milliseconds after which a connection is given up; a call of the store gives up earlier. */
const LONGEST_CALL = 10_000;

/**
 * A store in a PostgreSQL database, which any number of processes may share. Its tables are made on first
 * use. While the server is slow or gone, compression is lossless only.
 */
export function postgresStore(options: PostgresStoreOptions): Store {
  const { project = 'default', maxAgeDays = 30, maxBytes = 2_000_000_000 } = options;
  // Loaded ahead, so that the first call has its whole time for the server.
  void import('pg').catch(() => undefined);
  const connection = lazyConnection('PostgreSQL', {
    connect: () => connect(options),
    end: (pool) => pool.end(),
  });
  let added = 0;

  async function rows(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
    if (values.flat().some(holdsNull)) throw new HeadroomError('store_unavailable', NO_NULL);
    const pool = await connection.open();
    return (await pool.query<Row>(sql, [...values])).rows;
  }

  /** A request does not wait for it. */
  async function enforceLimits(): Promise<void> {
    await rows(EXPIRE, maxAgeDays);
    await rows(FORGET, maxAgeDays);
    await rows(SHRINK, maxBytes);
  }

  const store: Store = {
    name: 'postgres',
    async touch(hashes) {
      if (hashes.length === 0) return [];
      const found = new Set((await rows(TOUCH, project, hashes)).map(({ hash }) => hash));
      return hashes.filter((hash) => !found.has(hash));
    },
    async put(hash, original) {
      const packed = Buffer.from(packOriginal(original));
      const source = JSON.stringify(unpackOriginal(packed).source);
      await rows(PUT, project, hash, Buffer.byteLength(original.text), packed, source);
      added += 1;
      if (added % ADDED_BETWEEN_LOOKS === 0) enforceLimits().catch(() => undefined);
    },
    async get(hash) {
      const [row] = await rows(GET, project, hash);
      if (row?.packed === undefined) return undefined;
      await rows(TOUCH, project, [hash]);
      return unpackOriginal(row.packed);
    },
    async source(hash) {
      const [row] = await rows(SOURCE, project, hash);
      // What `put` wrote.
      return row?.source === undefined ? undefined : (JSON.parse(row.source) as OriginalSource);
    },
    async remember(key, value) {
      await rows(REMEMBER, project, key, value);
    },
    async recall(keys) {
      if (keys.length === 0) return new Map();
      const found = await rows(RECALL, project, keys);
      return new Map(found.map(({ key = '', value = '' }) => [key, value]));
    },
    async stats() {
      const [row] = await rows(STATS, project);
      return { originals: Number(row?.originals), bytes: Number(row?.bytes) };
    },
    [Symbol.asyncDispose]: () => connection.close(),
  };
  return boundedStore(store, { ...options, advice: (error) => adviceFor(error, options.url) });
}

/** A text that PostgreSQL refuses, which says nothing about the server. */
function holdsNull(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\0');
}

const NO_NULL = 'PostgreSQL keeps no names and texts with null characters (U+0000) in them.';

/** A row of any of the queries. */
interface Row {
  readonly hash?: string;
  readonly packed?: Buffer;
  readonly source?: string;
  readonly key?: string;
  readonly value?: string;
  readonly originals?: string;
  readonly bytes?: string;
}

async function connect({ url, maxConnections = 4 }: PostgresStoreOptions): Promise<Pool> {
  const { default: pg } = await storeLibrary('pg', import('pg'));
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: LONGEST_CALL,
    query_timeout: LONGEST_CALL,
    // A process may end while connections are idle.
    allowExitOnIdle: true,
  });
  // Each query tells of its own failure; without a listener the process would end.
  pool.on('error', () => undefined);
  try {
    await pool.query(CREATE_TABLES);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function adviceFor(error: unknown, url: string): string {
  const host = URL.parse(url)?.host || 'the address given';
  const detail = messageOf(error);
  const advice = 'Check that it runs and that the option "url" names it.';
  return `The PostgreSQL server at ${host} cannot be used. ${advice} (${detail})`;
}
