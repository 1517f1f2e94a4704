import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { type BenchRow, rowFrom } from '../samples.ts';

const STARTS = 7;
/** What loads or prepares something of its own when it is first met. */
const KINDS = ['code', 'html', 'prose'] as const;

/** What the first 30 KB of a kind take in a new process, where everything general is warm already. */
export function firstUseRows(): readonly BenchRow[] {
  return KINDS.map((kind) => {
    const values = Array.from({ length: STARTS }, () => firstUse(kind));
    return rowFrom(values, { name: `first-${kind}`, unit: 'ms', limit: 40 });
  });
}

function firstUse(kind: string): number {
  const child = fileURLToPath(import.meta.resolve('./first-use-child.ts'));
  const flags = ['--conditions=headroom-source', child, kind];
  return Number(execFileSync(process.execPath, flags, { encoding: 'utf8' }));
}
