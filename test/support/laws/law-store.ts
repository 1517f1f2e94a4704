import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sqliteStore, type Store } from '../../../src/index.ts';
import { findPostgres, startPostgres } from '../servers/postgres.ts';
import { findRedis, startRedis } from '../servers/redis.ts';

/** The kinds of stores that laws can be checked on besides memory. */
export const STORE_KINDS = ['sqlite', 'redis', 'postgres'] as const;

/** One of them. */
export type StoreKind = (typeof STORE_KINDS)[number];

/** A store, and the server that it is on. */
export interface OpenStore extends AsyncDisposable {
  readonly store: Store;
}

/** A computer that is busy with laws answers late. */
const PATIENT = { timeoutMs: 20_000 };

/** Opens a store of a kind, on a server of its own. Rejects where there is none of the kind. */
export async function openLawStore(kind: StoreKind): Promise<OpenStore> {
  await using opened = new AsyncDisposableStack();
  const store = opened.use(await openStore(kind, opened));
  const kept = opened.move();
  return { store, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function openStore(kind: StoreKind, opened: AsyncDisposableStack): Promise<Store> {
  if (kind === 'sqlite') {
    const directory = mkdtempSync(join(tmpdir(), 'headroom-laws-'));
    opened.defer(() => rmSync(directory, { recursive: true }));
    return sqliteStore({ directory });
  }
  if (kind === 'redis') {
    const { command, missing } = await findRedis();
    if (command === undefined) throw new Error(missing);
    const { redisStore } = await import('../../../adapters/redis/index.ts');
    const { url } = opened.use(await startRedis(command, 'everysec'));
    return redisStore({ url, ...PATIENT });
  }
  const { programs, missing } = await findPostgres();
  if (missing !== undefined) throw new Error(missing);
  const { postgresStore } = await import('../../../adapters/postgres/index.ts');
  const { url } = opened.use(await startPostgres(programs));
  return postgresStore({ url, ...PATIENT });
}
