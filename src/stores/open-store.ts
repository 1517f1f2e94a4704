import { memoryStore, sqliteStore, type Store } from '../../engine/index.ts';
import { currentFolder, storeDirectory } from '../config.ts';
import type { HeadroomOptions } from '../options/options.ts';
import { isServerAddress } from '../options/server-address.ts';
import { serverStore } from './server-store.ts';

/** The store that the options name, or SQLite's in the platform's data folder. Nothing is opened before it is used. */
export function openStore(options: HeadroomOptions): Store {
  const { store = 'sqlite', project, retention = {} } = options;
  if (typeof store === 'object') return store;
  if (isServerAddress(store)) {
    return serverStore(store, { ...retention, ...(project === undefined ? {} : { project }) });
  }
  if (store === 'memory') {
    return memoryStore(
      retention.maxBytes === undefined ? {} : { maxCharacters: retention.maxBytes },
    );
  }
  return sqliteStore({
    directory: options.directory ?? storeDirectory(),
    project: project ?? currentFolder(),
    ...retention,
  });
}
