import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

import { median } from '../eval/report/statistics.ts';
import { type BenchRow, rowFrom } from './samples.ts';

/** The folder of the package. */
export const ROOT: string = join(import.meta.dirname, '../..');
const STARTS = 15;

/** What a cold import of the package adds to the start of a process: the build, else the sources. */
export function importRows(): readonly BenchRow[] {
  const built = join(ROOT, 'dist/src/index.js');
  const isBuilt = existsSync(built);
  const entry = pathToFileURL(isBuilt ? built : join(ROOT, 'src/index.ts')).href;
  const name = isBuilt ? 'import' : 'import (of sources, no build)';
  const values = addedImportTimes([entry]).get(entry) ?? [];
  return [rowFrom(values, { name, unit: 'ms', limit: 60 })];
}

/** Milliseconds that importing a module adds to the start of a process, for each in turn, over and over. */
export function addedImportTimes(
  modules: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const starts = Array.from({ length: STARTS }, () => ({
    bare: startTime('0'),
    importing: modules.map((module) => startTime(`await import(${JSON.stringify(module)})`)),
  }));
  const bare = median(starts.map((start) => start.bare)) ?? 0;
  return new Map(
    modules.map((module, at) => [
      module,
      starts.map(({ importing }) => (importing[at] ?? Number.NaN) - bare),
    ]),
  );
}

function startTime(code: string): number {
  const start = performance.now();
  const flags = ['--conditions=headroom-source', '--input-type=module', '--eval', code];
  execFileSync(process.execPath, flags, { stdio: 'ignore', cwd: ROOT });
  return performance.now() - start;
}
