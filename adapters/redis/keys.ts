import { createHash } from 'node:crypto';

/** The names under which a project's texts lie on the server. */
export interface Keys {
  original(hash: string): string;
  source(hash: string): string;
  memory(key: string): string;
}

/** Names for one project, whose own name may hold anything and is not shown. */
export function keysOf(project: string): Keys {
  const digest = createHash('sha256').update(project).digest('hex').slice(0, 24);
  const prefix = `headroom:${digest}`;
  return {
    original: (hash) => `${prefix}:original:${hash}`,
    source: (hash) => `${prefix}:source:${hash}`,
    memory: (key) => `${prefix}:memory:${key}`,
  };
}
