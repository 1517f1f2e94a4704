// better-sqlite3 under a name that is always installed; it has no types of its own.
declare module 'better-sqlite3-native';
