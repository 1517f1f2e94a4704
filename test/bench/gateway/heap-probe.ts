// Loaded into a process before its program: on SIGUSR2 it frees what is no longer used and writes what is left,
// in bytes, to the file that BENCH_HEAP_FILE names.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

process.on('SIGUSR2', () => {
  const before = process.memoryUsage();
  globalThis.gc?.();
  const figures = { before, after: process.memoryUsage() };
  writeFileSync(process.env['BENCH_HEAP_FILE'] ?? '', JSON.stringify(figures));
});
