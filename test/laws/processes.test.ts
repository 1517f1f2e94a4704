import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'headroom-laws-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Compresses the same conversations in a process of its own and gives a digest of all bytes. */
function digestInProcess(directory: string): string {
  const script = join(import.meta.dirname, '../support/print-digest.ts');
  const args = ['--conditions=headroom-source', script, directory];
  return execFileSync(process.execPath, args, { encoding: 'utf8', timeout: 120_000 });
}

describe('the bytes of a conversation', () => {
  it('are the same in another process, with the same store, and with a store that was deleted', () => {
    const store = join(folder, 'store');
    const first = digestInProcess(store);
    expect(first).toMatch(/^[0-9a-f]{64} \d+ references$/);
    expect(digestInProcess(store)).toBe(first);
    rmSync(store, { recursive: true });
    expect(digestInProcess(store)).toBe(first);
  });
});
