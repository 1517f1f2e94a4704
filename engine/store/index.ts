export { defaultStoreDirectory } from './directory.ts';
export { memoryStore, type MemoryStoreOptions } from './memory.ts';
export { betterSqlite3Driver } from './sqlite/better-sqlite3.ts';
export type { SqliteConnection, SqliteDriver, SqliteStatement } from './sqlite/driver.ts';
export { nodeSqliteDriver } from './sqlite/node-sqlite.ts';
export { sqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.ts';
