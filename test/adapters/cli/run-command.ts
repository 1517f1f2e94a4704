import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a run of `headroom` left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** How `headroom` is run. */
export interface RunOptions {
  readonly cwd: string;
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
  /** Closes the reading end after the first bytes, as `head -c 1` does. */
  readonly readsOnlyABit?: boolean;
}

const main = join(import.meta.dirname, '../../../adapters/cli/main.ts');

/** Runs the command from its sources in a process of its own; its store lies in the working folder. */
export function runCommand(words: readonly string[], options: RunOptions): Promise<Run> {
  const { cwd, input = '', environment = {} } = options;
  const own = { HEADROOM_DIRECTORY: join(cwd, 'store'), HEADROOM_PROJECT: 'test', HOME: cwd };
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--conditions=headroom-source', main, ...words], {
    cwd,
    env: { ...inherited, ...own, ...environment },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout.push(chunk);
    if (options.readsOnlyABit === true) child.stdout.destroy();
  });
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() });
    });
  });
}
