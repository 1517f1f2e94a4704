import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A path inside the development data (`HEADROOM_DATA`, default `../shared/data`); undefined where it is absent. */
export function dataPath(...parts: readonly string[]): string | undefined {
  const root = join(import.meta.dirname, '../..');
  const folder = process.env['HEADROOM_DATA'] ?? join(root, '../shared/data');
  const path = join(folder, ...parts);
  return existsSync(path) ? path : undefined;
}
