import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

import { loadConfig, loadProxyConfig } from '../../../src/index.ts';
import { packageVersion } from '../../http/version.ts';
import { describeFailure } from '../describe-failure.ts';
import { checkPort } from './check-port.ts';
import { checkStore } from './check-store.ts';
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
