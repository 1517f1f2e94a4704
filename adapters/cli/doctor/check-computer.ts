import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

import { createHeadroom, loadConfig, loadProxyConfig } from '../../../src/index.ts';
import { asObject } from '../../http/json/read.ts';
import { listen } from '../../http/listen.ts';
import { packageVersion } from '../../http/version.ts';
import { describeFailure } from '../describe-failure.ts';
import type { Finding } from './finding.ts';
import { networkVariable } from './network-variable.ts';

/** What there is to know before anything is sent. */
export async function checkComputer(): Promise<readonly Finding[]> {
  const configuration = checkConfiguration();
  const versions = `headroom-ts ${packageVersion()}, Node ${process.versions.node}`;
  const findings = [
    { check: 'versions', outcome: 'ok', text: versions } as const,
    configuration,
    ...checkNetwork(),
  ];
  if (configuration.outcome === 'wrong') return findings;
  return [...findings, checkPackages(), await checkStore(), await checkPort()];
}

function checkConfiguration(): Finding {
  const check = 'configuration';
  try {
    const { mode = 'balanced' } = loadConfig();
    loadProxyConfig();
    return { check, outcome: 'ok', text: `can be used; mode ${mode}` };
  } catch (error) {
    return { check, outcome: 'wrong', text: describeFailure(error).message };
  }
}

/** Packages that parts of Headroom are for. */
const OPTIONAL = ['openai', '@anthropic-ai/sdk', 'ai', '@langchain/core', 'redis', 'pg'];

function checkPackages(): Finding {
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  const found = OPTIONAL.filter((name) => {
    try {
      return resolve(name) !== '';
    } catch {
      return false;
    }
  });
  const text = found.length === 0 ? 'none of the optional ones' : found.join(', ');
  return { check: 'packages', outcome: 'note', text: `in this folder: ${text}` };
}

function checkNetwork(): readonly Finding[] {
  const name = networkVariable();
  if (name === undefined) return [];
  // Its user name and password are nobody's business.
  const host = URL.parse(process.env[name] ?? '')?.host;
  const check = 'network';
  if (host === undefined) {
    const advice = 'write it as http://host:port';
    return [{ check, outcome: 'wrong', text: `${name} is no address`, advice }];
  }
  return [{ check, outcome: 'note', text: `${name} sends requests through ${host}` }];
}

const HASH = '0123456789abcdef01234567';

async function checkStore(): Promise<Finding> {
  const check = 'store';
  try {
    await using headroom = createHeadroom();
    await headroom.store.remember(`doctor ${HASH}`, HASH);
    const kept = await headroom.store.recall([`doctor ${HASH}`]);
    const { originals } = await headroom.stats();
    if (kept.get(`doctor ${HASH}`) === HASH) {
      return { check, outcome: 'ok', text: `what is written comes back; ${originals} originals` };
    }
    return { check, outcome: 'wrong', text: 'what is written does not come back' };
  } catch (error) {
    return { check, outcome: 'wrong', text: describeFailure(error).message };
  }
}

const DEFAULT_PORT = 8787;

/** `headroom proxy` needs it; `headroom wrap` takes any that is free. */
async function checkPort(): Promise<Finding> {
  const { host = '127.0.0.1', port = DEFAULT_PORT } = loadProxyConfig();
  const check = 'port';
  const server = createServer();
  try {
    await listen(server, { address: host, port });
    return { check, outcome: 'ok', text: `${port} is free for headroom proxy` };
  } catch (error) {
    const running = await versionAt(host, port);
    if (running !== undefined) {
      const text = `${port} is taken by headroom ${running}, which answers there`;
      return { check, outcome: 'ok', text };
    }
    const text = describeFailure(error).message;
    const advice = 'no headroom answers there; headroom wrap takes a port of its own';
    return { check, outcome: 'note', text, advice };
  } finally {
    server.close();
  }
}

/** Milliseconds in which a proxy on this computer says what it is. */
const PATIENCE = 2000;

/** The version of the Headroom that answers at an address; undefined where something else has it. */
async function versionAt(host: string, port: number): Promise<string | undefined> {
  try {
    const name = host.includes(':') ? `[${host}]` : host;
    const { request } = await import('undici');
    const reply = await request(`http://${name}:${port}/health`, {
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { service, version } = asObject(await reply.body.json());
    return service === 'headroom' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
