import { join } from 'node:path';

/** The root of the project. */
export const root: string = join(import.meta.dirname, '..');

/** Where the development data is. */
export const dataFolder: string = process.env['HEADROOM_DATA'] ?? join(root, '../shared/data');
