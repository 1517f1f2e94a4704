export { defaultStoreDirectory } from './directory.ts';
export { memoryStore, type MemoryStoreOptions } from './memory.ts';
export { sqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.ts';
