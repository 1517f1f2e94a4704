import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { root } from './places.ts';

/** A page of the project that a script writes. */
export interface WrittenPage {
  /** Its path from the root. */
  readonly name: string;
  /** What to run where it is out of date. */
  readonly script: string;
}

/**
 * Writes a page from what it holds, nothing where it is not there. With `--check` in the command line it writes
 * nothing, and the process fails in the end where the page is not what it would write.
 */
export function writePage(
  { name, script }: WrittenPage,
  pageAfter: (before: string) => string,
): void {
  const file = join(root, name);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = pageAfter(before);
  if (!process.argv.includes('--check')) writeFileSync(file, after);
  else if (after !== before) {
    console.error(`${name} is not up to date; run ${script}`);
    process.exitCode = 1;
  }
}
