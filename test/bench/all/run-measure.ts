import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

import { ROOT } from '../import-time.ts';
import type { Measured } from './benchmarks.ts';

/** Runs a suite in a process of its own, and ends it with all that it started when its time is over. */
export async function runMeasure(command: readonly string[], minutes: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  const file = join(folder, 'report.json');
  const begun = performance.now();
  const problem = await problemOf(startSuite(command, file), minutes);
  const rows = existsSync(file) ? rowsIn(file) : [];
  rmSync(folder, { recursive: true });
  const seconds = Math.round((performance.now() - begun) / 1000);
  const about = { command: command.join(' '), seconds, rows };
  if (problem !== undefined) return { ...about, problem };
  return rows.length === 0 ? { ...about, problem: 'its data is not here' } : about;
}

function startSuite([name = '', , ...words]: readonly string[], file: string): ChildProcess {
  const main = join(ROOT, 'test', name, 'main.ts');
  const flags = ['--conditions=headroom-source', '--expose-gc'];
  return spawn(process.execPath, [...flags, main, ...words, '--json', file], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // A group of its own, so that programs that it started end with it.
    detached: true,
  });
}

/** Why a process did not end well; undefined if it did. */
async function problemOf(child: ChildProcess, minutes: number): Promise<string | undefined> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    endGroup(child);
  }, minutes * 60_000);
  const interrupted = (): void => {
    endGroup(child);
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    const [code] = await once(child, 'exit');
    if (isLate) return `not done after ${minutes} minutes`;
    return code === 0 ? undefined : `failed with exit code ${code}`;
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupted);
  }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}

function rowsIn(file: string): readonly object[] {
  // As `writeReport` writes it.
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly rows: readonly object[] }).rows;
}
