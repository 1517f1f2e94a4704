import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder with the development data, whether it is there or not: `HEADROOM_DATA`, by default `../shared/data`. */
export function dataFolder(): string {
  return process.env['HEADROOM_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
}

/** A path inside the development data; undefined where it is absent. */
export function dataPath(...parts: readonly string[]): string | undefined {
  const path = join(dataFolder(), ...parts);
  return existsSync(path) ? path : undefined;
}
