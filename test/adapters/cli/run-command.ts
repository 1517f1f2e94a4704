import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
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
  /** A file that takes standard output in place of this process. */
  readonly output?: string;
}

const main = join(import.meta.dirname, '../../../adapters/cli/main.ts');

/** A process of the command, as it is started. */
export interface CommandProcess {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How the command is started from its sources; its store lies in the working folder. */
export function commandProcess(
  words: readonly string[],
  { cwd, environment = {} }: RunOptions,
): CommandProcess {
  const own = { HEADROOM_DIRECTORY: join(cwd, 'store'), HEADROOM_PROJECT: 'test', HOME: cwd };
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  const given = Object.entries(inherited).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined;
  });
  const env = { ...Object.fromEntries(given), ...own, ...environment };
  const args = ['--conditions=headroom-source', main, ...words];
  return { command: process.execPath, args, cwd, env };
}

/** Runs the command in a process of its own until it ends. */
export function runCommand(words: readonly string[], options: RunOptions): Promise<Run> {
  const { command, args, cwd, env } = commandProcess(words, options);
  const output = options.output === undefined ? 'pipe' : openSync(options.output, 'w');
  const child = spawn(command, args, { cwd, env, stdio: ['pipe', output, 'pipe'] });
  if (output !== 'pipe') closeSync(output);
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input ?? '');
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout.push(chunk);
    if (options.readsOnlyABit === true) child.stdout?.destroy();
  });
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() });
    });
  });
}
