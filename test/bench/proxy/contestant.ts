import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

import { memoryOf, processorTimeOf } from '../process-figures.ts';

/** How a program that stands between clients and a provider is started. */
export interface Program {
  readonly command: string;
  readonly parameters: readonly string[];
  /** Where it listens, and answers at `/health`. */
  readonly url: string;
  /** The working folder. */
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Such a program, running. */
export interface Contestant extends AsyncDisposable {
  readonly url: string;
  /** Milliseconds from its start to its first answer. */
  readonly startTime: number;
  /** Megabytes of memory that it holds; undefined where the system does not tell. */
  memory(): number | undefined;
  /** Seconds of processor time that it has used; undefined where the system does not tell. */
  processorTime(): number | undefined;
  /** Sends it a signal. */
  signal(name: NodeJS.Signals): void;
}

const LONGEST_START = 60_000;

/** Starts a program and waits until it answers. */
export async function startContestant(program: Program): Promise<Contestant> {
  const { command, parameters, url, cwd, environment = {} } = program;
  const begun = performance.now();
  const env = { ...process.env, ...environment };
  const child = spawn(command, parameters, { cwd, env, stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = once(child, 'exit');
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  while (!(await isHealthy(url))) {
    if (child.exitCode === null && performance.now() - begun < LONGEST_START) await pause(2);
    else {
      await end();
      throw new Error(`${command} did not start (exit code ${child.exitCode})`);
    }
  }
  const startTime = performance.now() - begun;
  return {
    url,
    startTime,
    memory: () => (child.pid === undefined ? undefined : memoryOf(child.pid)),
    processorTime: () => (child.pid === undefined ? undefined : processorTimeOf(child.pid)),
    signal: (name) => void child.kill(name),
    [Symbol.asyncDispose]: end,
  };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health`);
    await answer.text();
    return answer.ok;
  } catch {
    return false;
  }
}
