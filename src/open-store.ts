import { memoryStore, sqliteStore, type Store } from '../engine/index.ts';
import { currentFolder, storeDirectory } from './config.ts';
import type { HeadroomOptions } from './options.ts';
import { isServerAddress, serverStore } from './server-store.ts';

/** The store that the options name, or SQLite's in the platform's data folder. Nothing is opened before it is used. */
export function openStore(options: HeadroomOptions): Store {
  const { store = 'sqlite', retention = {} } = options;
  if (typeof store === 'object') return store;
  if (isServerAddress(store)) return serverStore(store, { project: options.project, ...retention });
  if (store === 'memory') {
    return memoryStore(
      retention.maxBytes === undefined ? {} : { maxCharacters: retention.maxBytes },
    );
  }
  return sqliteStore({
    directory: options.directory ?? storeDirectory(),
    project: options.project ?? currentFolder(),
    ...retention,
  });
}
