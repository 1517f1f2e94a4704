import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import process from 'node:process';

/** Writes rows to a file as `{ suite, commit, node, tokenizer, rows }`. */
export function writeReport(
  file: string,
  report: {
    readonly suite: string;
    readonly tokenizer: string | null;
    readonly rows: readonly object[];
  },
): void {
  const { suite, tokenizer, rows } = report;
  const content = { suite, commit: commitNow(), node: process.version, tokenizer, rows };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

/** The commit that is measured; null outside a repository. */
export function commitNow(): string | null {
  try {
    const options = { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', ['rev-parse', 'HEAD'], options).trim();
  } catch {
    return null;
  }
}
