import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { freePort } from '../../support/servers/server.ts';
import { ROOT } from '../import-time.ts';
import { peerProgram } from '../peer.ts';
import type { Program } from './contestant.ts';

/** Where programs work and send requests. */
export interface Place {
  /** A folder for what they keep. */
  readonly cwd: string;
  /** The provider's address. */
  readonly upstream: string;
}

/** A relay that does nothing. */
export function plainRelay({ cwd, upstream }: Place): Promise<Program> {
  return benchProgram(import.meta.resolve('./relay-child.ts'), { cwd, words: [upstream] });
}

/** A program of the bench, by the address of its file; its first word is the port to listen on. */
export async function benchProgram(
  file: string,
  { cwd, words }: { readonly cwd: string; readonly words: readonly string[] },
): Promise<Program> {
  const port = await freePort();
  const parameters = ['--conditions=headroom-source', fileURLToPath(file), String(port), ...words];
  return { command: process.execPath, parameters, url: urlOf(port), cwd };
}

/** How a proxy is started besides what every user does. */
export interface ProxyStart {
  /** Variables that it sees. */
  readonly environment?: Readonly<Record<string, string>>;
  /** For Node. */
  readonly flags?: readonly string[];
}

/** `headroom proxy` as a user starts it: of the build where there is one, else of the sources. */
export async function headroomProxy(
  { cwd, upstream }: Place,
  { environment: given = {}, flags: own = [] }: ProxyStart = {},
): Promise<Program> {
  const port = await freePort();
  const isBuilt = existsSync(join(ROOT, 'dist/adapters/proxy/index.js'));
  const main = join(ROOT, isBuilt ? 'dist/adapters/cli/main.js' : 'adapters/cli/main.ts');
  const flags = isBuilt ? [] : ['--conditions=headroom-source'];
  const words = ['proxy', '--port', String(port), '--openai-url', upstream, '--until-stdin-ends'];
  const environment = { HEADROOM_DIRECTORY: join(cwd, 'store'), ...given };
  const parameters = [...flags, ...own, main, ...words];
  return { command: process.execPath, parameters, url: urlOf(port), cwd, environment };
}

/** The peer's proxy, without its cache of answers and its limit of requests, which would be measured instead. */
export async function peerProxy({ cwd, upstream }: Place): Promise<Program> {
  const port = await freePort();
  const words = `proxy --port ${port} --openai-api-url ${upstream} --no-cache --no-rate-limit`;
  return {
    command: peerProgram('headroom'),
    parameters: [...words.split(' '), '--no-telemetry', '--stateless'],
    url: urlOf(port),
    cwd,
    environment: { HOME: cwd },
  };
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
