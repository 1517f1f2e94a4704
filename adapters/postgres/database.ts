import type { Pool } from 'pg';

import { HeadroomError, lazyConnection, missingLibrary } from '../../src/index.ts';
import { isMissingTable, isReadOnly } from './failure.ts';
import type { PostgresStoreOptions } from './postgres-store.ts';
import { CREATE_TABLES } from './schema.ts';

/** A database that is connected to with its first query. */
export interface Database {
  /** The rows of a query, whose tables are made where they are missing. */
  rows(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]>;
  /** The rows of names that a query marks as used, or, where the server only reads, those that another one finds. */
  used(
    queries: readonly [mark: string, find: string],
    project: string,
    names: readonly string[],
  ): Promise<readonly Row[]>;
  close(): Promise<void>;
}

type DatabaseOptions = Pick<PostgresStoreOptions, 'url' | 'maxConnections'>;

/** Milliseconds after which a connection is given up; a call of the store gives up earlier. */
const LONGEST_CALL = 10_000;

/** Connects to nothing yet. */
export function openDatabase(options: DatabaseOptions): Database {
  const connection = lazyConnection('PostgreSQL', {
    connect: () => connect(options),
    end: (pool) => pool.end(),
  });

  async function rows(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
    if (values.flat().some(holdsNull)) throw new HeadroomError('store_unavailable', NO_NULL);
    return queryRows(await connection.open(), sql, values);
  }

  return {
    rows,
    async used([mark, find], project, names) {
      try {
        return await rows(mark, project, names);
      } catch (error) {
        if (!isReadOnly(error)) throw error;
        return rows(find, project, names);
      }
    },
    close: () => connection.close(),
  };
}

async function queryRows(
  pool: Pool,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const query = async (): Promise<readonly Row[]> => (await pool.query<Row>(sql, [...values])).rows;
  try {
    return await query();
  } catch (error) {
    if (!isMissingTable(error)) throw error;
    await pool.query(CREATE_TABLES);
    return query();
  }
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

async function connect({ url, maxConnections = 4 }: DatabaseOptions): Promise<Pool> {
  const { default: pg } = await import('pg').catch(missingLibrary('pg'));
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
  return pool;
}
