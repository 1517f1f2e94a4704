import { packOriginal, type Store, unpackOriginal } from '../../src/index.ts';
import { boundedStore, type StorePatience } from '../stores/bounded-store.ts';
import { addressSchema, checkStoreOptions } from '../stores/check-store-options.ts';
import { readOriginal, readSource } from '../stores/stored-text.ts';
import { openDatabase } from './database.ts';
import { adviceFor, isRefusal } from './failure.ts';
import {
  EXPIRE,
  FIND,
  FORGET,
  FORGET_SOURCES,
  GET,
  PUT,
  RECALL,
  RECALL_ONLY,
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
   * Days to keep an original after its last use; its source stays for 180.
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

const SOURCE_AGE_DAYS = 180;
/** Texts that a process writes between two looks at what is beyond the limits; the first one is looked at as well. */
const WRITTEN_BETWEEN_LOOKS = 100;

/**
 * A store in a PostgreSQL database, which any number of processes may share. Its tables are made where they are
 * missing. While the server is slow or gone, compression is lossless only. Throws a HeadroomError of code
 * `invalid_options` for wrong options.
 */
export function postgresStore(options: PostgresStoreOptions): Store {
  assertOptions(options);
  const { project = 'default', maxAgeDays = 30, maxBytes = 2_000_000_000 } = options;
  // Loaded ahead, so that the first call has its whole time for the server.
  void import('pg').catch(() => undefined);
  const database = openDatabase(options);

  const originalAdded = nowAndThen(async () => {
    await database.rows(EXPIRE, maxAgeDays);
    await database.rows(FORGET_SOURCES, SOURCE_AGE_DAYS);
    await database.rows(SHRINK, maxBytes);
  });
  const textRemembered = nowAndThen(() => database.rows(FORGET, maxAgeDays));

  const store: Store = {
    name: 'postgres',
    async touch(hashes) {
      if (hashes.length === 0) return [];
      const found = new Set(
        (await database.used([TOUCH, FIND], project, hashes)).map(({ hash }) => hash),
      );
      return hashes.filter((hash) => !found.has(hash));
    },
    async put(hash, original) {
      const packed = Buffer.from(packOriginal(original));
      const source = JSON.stringify(unpackOriginal(packed).source);
      await database.rows(PUT, project, hash, Buffer.byteLength(original.text), packed, source);
      originalAdded();
    },
    async get(hash) {
      const [row] = await database.rows(GET, project, hash);
      if (row?.packed === undefined) return undefined;
      await database.used([TOUCH, FIND], project, [hash]);
      return readOriginal(row.packed);
    },
    async source(hash) {
      const [row] = await database.rows(SOURCE, project, hash);
      return row?.source === undefined ? undefined : readSource(row.source);
    },
    async remember(key, value) {
      await database.rows(REMEMBER, project, key, value);
      textRemembered();
    },
    async recall(keys) {
      if (keys.length === 0) return new Map();
      const found = await database.used([RECALL, RECALL_ONLY], project, keys);
      return new Map(found.map(({ key = '', value = '' }) => [key, value]));
    },
    async stats() {
      const [row] = await database.rows(STATS, project);
      return { originals: Number(row?.originals), bytes: Number(row?.bytes) };
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
  return boundedStore(store, {
    ...options,
    advice: (error) => adviceFor(error, options.url),
    isRefusal,
  });
}

function assertOptions(options: unknown): void {
  checkStoreOptions(options, { place: 'postgresStore()' }, (z) => ({
    url: addressSchema(z, BEGINNINGS, 'postgres://user:password@host:5432/name'),
    maxBytes: z.number().int().positive().exactOptional(),
    maxConnections: z.number().int().min(1).exactOptional(),
  }));
}

/** The last two are how the client is told of a socket. */
const BEGINNINGS = ['postgres://', 'postgresql://', 'socket:', '/'] as const;

/** Does some work with the first call and every hundredth after it. No request waits for it, and none fails with it. */
function nowAndThen(work: () => Promise<unknown>): () => void {
  let calls = 0;
  return () => {
    if (calls % WRITTEN_BETWEEN_LOOKS === 0) work().catch(() => undefined);
    calls += 1;
  };
}
