import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { ROOT } from '../import-time.ts';
import { peerProgram } from '../peer.ts';

/** Where and with what was measured. */
export interface MachineFacts {
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly gigabytes: number;
    readonly system: string;
    readonly node: string;
  };
  /** Versions of what is compared, by package. */
  readonly versions: Readonly<Record<string, string>>;
}

/** This machine, and the packages that are measured on it. */
export function machineFacts(peerVersion: string | undefined): MachineFacts {
  const processors = cpus();
  return {
    machine: {
      processor: processors[0]?.model ?? 'unknown',
      cores: processors.length,
      gigabytes: Math.round(totalmem() / 2 ** 30),
      system: `${type()} ${release()}`,
      node: process.version,
    },
    versions: {
      'headroom-ts': versionIn(ROOT),
      ...Object.fromEntries(
        ['@toon-format/toon', 'tiktoken'].map((name) => [
          name,
          versionIn(join(ROOT, 'node_modules', name)),
        ]),
      ),
      ...(peerVersion === undefined ? {} : { 'headroom-ai (PyPI)': peerVersion }),
    },
  };
}

/** The installed headroom-ai, which is installed first where it can be; undefined where it cannot. */
export function installedPeer(): string | undefined {
  const code = "import importlib.metadata as m; print(m.version('headroom-ai'))";
  try {
    return execFileSync(peerProgram('python'), ['-c', code], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

function versionIn(folder: string): string {
  // Every package has one.
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string })
    .version;
}
