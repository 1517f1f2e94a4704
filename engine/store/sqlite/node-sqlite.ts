import type { SqliteConnection, SqliteDriver } from './driver.ts';

/** The driver on Node's own SQLite, present from Node 22.13 on. */
export function nodeSqliteDriver(): SqliteDriver {
  return {
    name: 'node:sqlite',
    async load() {
      const module = withoutExperimentalWarning(() => process.getBuiltinModule('node:sqlite'));
      if (module === undefined) throw new Error('this Node has no node:sqlite');
      const { DatabaseSync } = module;
      return (file): SqliteConnection => new DatabaseSync(file);
    },
  };
}

/**
 * Node 22 says with every start that its SQLite is experimental. The warning is issued while the module
 * loads, which is synchronous, so that no other code ever sees the replaced function.
 */
function withoutExperimentalWarning<Module>(load: () => Module): Module {
  const original = Object.getOwnPropertyDescriptor(process, 'emitWarning');
  process.emitWarning = () => {};
  try {
    return load();
  } finally {
    if (original !== undefined) Object.defineProperty(process, 'emitWarning', original);
  }
}
