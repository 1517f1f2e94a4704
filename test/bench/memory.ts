import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { searchResults, serverLog } from './generate.ts';
import { type BenchRow, rowFrom } from './samples.ts';

const RUNS = 3;
const BYTES = 5_000_000;
const BYTES_A_RECORD = 430;

/** How many times the size of a 5 MB input a process grows while it compresses it, input included. */
export function memoryRows(): readonly BenchRow[] {
  const texts = {
    'peak-memory-records': searchResults(Math.round(BYTES / BYTES_A_RECORD), 1),
    'peak-memory-log': serverLog(BYTES, 1),
  };
  return Object.entries(texts).map(([name, text]) => {
    const values = Array.from({ length: RUNS }, () => growth(text) / Buffer.byteLength(text));
    return rowFrom(values, { name, unit: 'x input', limit: 8 });
  });
}

function growth(text: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  try {
    const file = join(folder, 'input');
    writeFileSync(file, text);
    const child = fileURLToPath(import.meta.resolve('./memory-child.ts'));
    const flags = ['--conditions=headroom-source', '--expose-gc', child, file];
    return Number(execFileSync(process.execPath, flags, { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
