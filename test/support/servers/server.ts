import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { openRelay } from './relay.ts';

/** A database server of its own for a test. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** Its address without anything before it, where it cannot be paused. */
  readonly directUrl: string;
  /** Ends the process at once, as a power failure does. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same data. */
  restart(): Promise<void>;
  /** Lets the server stand still, as an overloaded machine does; until it is continued. */
  pause(): void;
  continue(): void;
}

/** What is started, and how it is known to be ready. */
export interface ServerProgram {
  /** Its address on a port of this computer. */
  readonly url: string;
  readonly command: string;
  readonly parameters: readonly string[];
  readonly options?: SpawnOptions;
  /** Ends it without giving it time to finish anything. */
  readonly crash: NodeJS.Signals;
  /** Resolves once the server answers; rejects while it does not. */
  readonly ping: () => Promise<unknown>;
  /** Removes its data. */
  readonly clear: () => Promise<void>;
}

const LONGEST_START = 20_000;

/** Starts a server and waits until it answers. Its address is that of a relay before it. */
export async function startServer(program: ServerProgram): Promise<TestServer> {
  let child = await start(program);
  const url = new URL(program.url);
  const relay = await openRelay(Number(url.port));
  url.port = String(relay.port);

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(program.crash);
    await ended;
  }

  return {
    url: url.href,
    directUrl: program.url,
    kill,
    restart: async () => {
      await kill();
      child = await start(program);
    },
    pause: () => relay.hold(),
    continue: () => relay.release(),
    [Symbol.asyncDispose]: async () => {
      await kill();
      await relay.close();
      await program.clear();
    },
  };
}

async function start({
  command,
  parameters,
  options = {},
  ping,
}: ServerProgram): Promise<ChildProcess> {
  const child = spawn(command, parameters, { stdio: 'ignore', ...options });
  const failure = once(child, 'error').then(([error]) => Promise.reject(error as Error));
  failure.catch(() => undefined);
  const deadline = Date.now() + LONGEST_START;
  while (!(await Promise.race([answers(ping), failure]))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${command} did not start (exit code ${child.exitCode})`);
    }
    await pause(50);
  }
  return child;
}

async function answers(ping: () => Promise<unknown>): Promise<boolean> {
  try {
    await ping();
    return true;
  } catch {
    return false;
  }
}

/** A port of this computer that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
