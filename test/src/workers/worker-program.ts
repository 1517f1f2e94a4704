import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A program for worker threads, in a folder of its own that goes with it. */
export interface WorkerProgram extends Disposable {
  readonly url: URL;
}

/** Writes a program that worker threads may run instead of what they should. */
export function workerProgram(code: string): WorkerProgram {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-worker-'));
  const file = join(folder, 'program.mjs');
  writeFileSync(file, code);
  return {
    url: pathToFileURL(file),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
